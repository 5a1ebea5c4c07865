import type { CheckedChunk } from '../host/chunk-workers.js';
import type { Host } from '../host/host.js';
import type { BackupTarget } from '../target/backup-target.js';
import { ChunkBuffers, held } from './chunk-buffers.js';
import type { PayloadCheck } from './chunk-check.js';
import { ChunkChecks } from './chunk-checks.js';
import { unpackChunk } from './chunk-codec.js';
import type { PlacedSegment } from './layer-fold.js';
import { codecNone, type ChunkEntry } from './segment-layout.js';
import { SegmentReader, type StoredChunk } from './segment-reader.js';
import { sumsOfChunk } from './whole-chunk.js';

/** Chunks under way at once, and MiB of chunks: this many, and as many again for each thread. */
const most = 4;
/**
 * The same where nobody waits for the bytes of a whole chunk: its place is free as soon as it has been checked. More than that
 * leave the caches of the processor before they are checked.
 */
const mostUnwanted = 3;
/** Chunks that have been checked and wait for their turn to be told are at most so many times as many as are under way. */
const mostWaiting = 3;
const mebibyte = 1024 * 1024;
const noBytes = new Uint8Array(0);

/**
 * Bytes whose payloads nobody looks at count for so many times fewer when threads are asked for: below some 1 GiB a thread
 * gains less than its start takes of the other processor.
 */
const lightly = 16;

export interface ChunkReadingOptions {
  readonly target: BackupTarget;
  /** In the order they are to be read. */
  readonly segments: readonly PlacedSegment[];
  readonly host: Host;
  /** What threads look at in each record. */
  readonly check: PayloadCheck;
  /** Threads it may take, where the host has any. Default all. */
  readonly mostThreads?: number;
  /** The bytes of a chunk that threads have found whole are wanted too. Default true. */
  readonly wantsWhole?: boolean;
}

interface OwnChunk extends StoredChunk {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A chunk, and the segment it lies in. It has no bytes where it is whole and they are not wanted. */
export interface PlacedChunk extends OwnChunk {
  readonly segment: PlacedSegment;
  /** Name of the segment's file. */
  readonly file: string;
  /** It was checked and found whole; otherwise it was not, or not checked: without threads nobody has looked at it yet. */
  readonly whole: boolean;
}

/** A segment that could not be opened, or not be read further. */
export interface SegmentFailure {
  readonly segment: PlacedSegment;
  readonly error: unknown;
}

interface OpenSegment {
  readonly segment: PlacedSegment;
  readonly reader: SegmentReader;
  /** A read failed: the others need not begin. */
  failed: boolean;
}

/** What has begun and is waiting for its turn. */
interface Ahead {
  readonly bytes: number;
  /** It counts among what is under way. */
  counts: boolean;
  /** Never rejects; absent behind the last chunk of a segment. */
  readonly result?: Promise<PlacedChunk | SegmentFailure>;
  /** Is read no further. */
  readonly done?: OpenSegment;
}

/**
 * The chunks of several segments, one behind the other in order, while those behind them are being read and, on threads,
 * checked. The memory of a chunk is used again as soon as the next one is asked for. A failure ends its segment; the next
 * one follows. When the reading has ended, or is left, no file of it is open, no call under way and no thread there.
 */
export async function* readChunks(
  options: ChunkReadingOptions,
): AsyncGenerator<PlacedChunk | SegmentFailure, void> {
  const reading = new ChunkReading(options);
  try {
    yield* reading.results();
  } finally {
    await reading.end();
  }
}

class ChunkReading {
  private readonly options: ChunkReadingOptions;
  private readonly buffers = new ChunkBuffers();
  private readonly checks: ChunkChecks | undefined;
  private readonly most: number;
  private readonly ahead: Ahead[] = [];
  private readonly begun = this.begin();
  private filling: Promise<void> | undefined;
  private allBegun = false;
  /** What counts of {@link ahead}. */
  private placesAhead = 0;
  private bytesAhead = 0;
  private readonly open = new Set<OpenSegment>();
  private opening: Promise<OpenSegment | SegmentFailure> | undefined;
  private ended = false;

  constructor(options: ChunkReadingOptions) {
    const { host, segments, check, mostThreads, wantsWhole = true } = options;
    const all = segments.reduce((sum, { entry }) => sum + entry.bytes, 0);
    const bytes = check === 'none' ? Math.floor(all / lightly) : all;
    this.options = options;
    const pool = host.chunkWorkers?.open(bytes, mostThreads);
    this.checks = pool && new ChunkChecks(pool, host);
    this.most = (pool && !wantsWhole ? mostUnwanted : most) * (1 + (pool?.threads ?? 0));
  }

  async *results(): AsyncGenerator<PlacedChunk | SegmentFailure, void> {
    let failed: PlacedSegment | undefined;
    for (;;) {
      await this.fill();
      const first = this.ahead.shift();
      if (!first && this.allBegun) return;
      if (!first) continue;
      this.free(first);
      if (first.done) await this.close(first.done);
      const result = await this.resultOf(first);
      if (!result || result.segment === failed) continue;
      yield result;
      if ('error' in result) failed = result.segment;
      else if (result.bytes !== noBytes) this.buffers.giveBack(result.bytes);
    }
  }

  private resultOf({ result }: Ahead): Promise<PlacedChunk | SegmentFailure> | undefined {
    return result && this.checks ? this.checks.until(result) : result;
  }

  async end(): Promise<void> {
    this.ended = true;
    await this.checks?.close();
    await this.filling;
    for (const { result } of this.ahead) await result;
    await this.opening;
    for (const segment of this.open) await this.close(segment);
  }

  /** Begins with as many chunks as there is room for. */
  private fill(): Promise<void> | undefined {
    if (!this.filling && this.hasRoom()) {
      this.filling = this.beginMore().finally(() => (this.filling = undefined));
    }
    return this.filling;
  }

  private async beginMore(): Promise<void> {
    while (!this.ended && !this.allBegun && this.hasRoom()) {
      const next = await this.begun.next();
      if (next.done === true) {
        this.allBegun = true;
        return;
      }
      this.ahead.push(next.value);
      this.placesAhead += 1;
      this.bytesAhead += next.value.bytes;
      if (this.options.wantsWhole === false) this.freeIfWhole(next.value);
    }
  }

  private hasRoom(): boolean {
    const { ahead, most } = this;
    return (
      this.placesAhead < most &&
      this.bytesAhead < most * mebibyte &&
      ahead.length < most * mostWaiting
    );
  }

  private freeIfWhole(each: Ahead): void {
    void each.result?.then((result) => {
      if ('error' in result || result.bytes !== noBytes) return;
      this.free(each);
      void this.fill();
    });
  }

  private free(each: Ahead): void {
    if (!each.counts) return;
    each.counts = false;
    this.placesAhead -= 1;
    this.bytesAhead -= each.bytes;
  }

  /** Begins with each chunk when it is asked for; a segment is opened while the one before it is read. */
  private async *begin(): AsyncGenerator<Ahead, void> {
    const { segments } = this.options;
    this.opening = this.openNext(0);
    for (const at of segments.keys()) {
      const opened = await this.opening!;
      this.opening = this.openNext(at + 1);
      if ('error' in opened) {
        yield { bytes: 0, counts: true, result: Promise.resolve(opened) };
        continue;
      }
      for (const entry of opened.reader.chunks) {
        if (opened.failed) break;
        yield { bytes: entry.rawLength, counts: true, result: this.read(opened, entry) };
      }
      yield { bytes: 0, counts: true, done: opened };
    }
  }

  private openNext(at: number): Promise<OpenSegment | SegmentFailure> | undefined {
    const { target, host, segments } = this.options;
    const segment = segments[at];
    if (!segment) return undefined;
    return SegmentReader.open(target, segment.entry, segment.kind, host).then(
      (reader) => {
        const open = { segment, reader, failed: false };
        this.open.add(open);
        return open;
      },
      (error: unknown) => ({ segment, error }),
    );
  }

  private close(segment: OpenSegment): Promise<void> {
    this.open.delete(segment);
    return segment.reader.close();
  }

  private async read(open: OpenSegment, entry: ChunkEntry): Promise<PlacedChunk | SegmentFailure> {
    const { segment, reader } = open;
    const { name: file } = reader;
    try {
      const chunk = await this.load(reader, entry);
      const checking = this.handOver(segment, chunk);
      if (!checking) return { ...chunk, segment, file, whole: false };
      const checked = await checking;
      if (checked) return { ...this.unlessUnwanted(checked), entry, segment, file };
      // The thread took it along.
      const again = this.ended ? chunk : await this.load(reader, entry);
      return { ...again, segment, file, whole: false };
    } catch (error) {
      open.failed = true;
      return { segment, error };
    }
  }

  private unlessUnwanted(checked: CheckedChunk): CheckedChunk {
    if (this.options.wantsWhole !== false || !checked.whole) return checked;
    this.buffers.giveBack(checked.bytes);
    return { bytes: noBytes, whole: true };
  }

  /** A chunk in own memory. Whether it fits its CRC-32 is looked at only if it must be decompressed. */
  private async load(reader: SegmentReader, entry: ChunkEntry): Promise<OwnChunk> {
    const { buffers } = this;
    const { host } = this.options;
    const memory = buffers.take(entry.storedLength);
    const stored = held(await reader.readStored(entry, memory), memory);
    if (entry.codec === codecNone) return { entry, bytes: stored };
    const unpacked = await unpackChunk(entry, stored, host);
    buffers.giveBack(stored);
    const bytes = held(unpacked.bytes, buffers.take(unpacked.bytes.length));
    host.zstd?.release?.(unpacked.bytes);
    return { ...unpacked, entry, bytes };
  }

  private handOver(
    { kind }: PlacedSegment,
    { entry, bytes, problem }: OwnChunk,
  ): Promise<CheckedChunk | undefined> | undefined {
    if (this.ended || problem !== undefined) return undefined;
    const { check } = this.options;
    return this.checks?.check({ bytes, kind, sums: sumsOfChunk(entry), check });
  }
}
