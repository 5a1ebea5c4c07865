import type { Hasher } from '../host/hasher.js';
import type { BackupTarget, StagedFile } from '../target/backup-target.js';
import { discardQuietly } from '../target/discard-quietly.js';
import type { WalkedChunk } from './chunk-check.js';
import { ChunkTable } from './chunk-table.js';
import { createOwnFile } from './create-own-file.js';
import {
  segmentDirectory,
  segmentName,
  segmentsDirectory,
  stagedSegmentName,
} from './file-names.js';
import type { SegmentKind } from './segment-layout.js';

/** Chunks under way at once, being compressed or written: the store is read meanwhile. */
const chunksInFlight = 4;

/** 16 MiB; see {@link SegmentWriterOptions.flushBytes}. */
const defaultFlushBytes: number = 16 * 1024 * 1024;

export interface SegmentWriterOptions {
  /** Bytes of records after which a flush begins, while more is read and written: none has much more than that to do. */
  readonly flushBytes?: number;
  /** Default none: nothing is compressed. */
  readonly compression?: ChunkCompression;
}

/** Decides what is compressed, and does it. */
export interface ChunkCompression {
  /** What to store instead of a chunk; `undefined`, now or in the end, for the chunk as it is. */
  pack(bytes: Uint8Array): Promise<Uint8Array | undefined> | undefined;
  /** Takes back what {@link pack} gave, once it is stored. */
  release(packed: Uint8Array): void;
  /** Sees a call of the target that writes `bytes` bytes, or flushes. */
  onTarget(call: Promise<void>, bytes: number): void;
  /** Sees what the writer waits for. */
  onWait(wait: Promise<void>): void;
}

/** A segment that has its final name. */
export interface PublishedSegment {
  readonly name: string;
  readonly root: string;
  readonly licenses: number;
  readonly bytes: number;
  readonly size: number;
  /** Bytes of the bodies as they are stored. */
  readonly storedBytes: number;
  /** Some chunk is. */
  readonly compressed: boolean;
}

/**
 * Writes one segment: staged under the run's number (its name, the content root, is only known at the end), flushed,
 * then published. Used in this order: {@link write} any number of times, then {@link publish}; or {@link discard}.
 */
export class SegmentWriter {
  private readonly target: BackupTarget;
  private readonly run: number;
  private readonly table: ChunkTable;
  private readonly file: StagedFile;
  private readonly flushBytes: number;
  private readonly compression: ChunkCompression | undefined;
  private readonly pending: Promise<void>[] = [];
  private discarded = false;
  private bytesTaken = 0;
  private unflushed = 0;
  /** The chunk before has its place; set once one was to be compressed. */
  private placed: Promise<void> | undefined;
  /** The flush under way, if there is one. */
  private flushing: Promise<void> = Promise.resolve();

  private constructor(
    target: BackupTarget,
    run: number,
    table: ChunkTable,
    file: StagedFile,
    { flushBytes = defaultFlushBytes, compression }: SegmentWriterOptions,
  ) {
    this.flushBytes = flushBytes;
    this.compression = compression;
    this.target = target;
    this.run = run;
    this.table = table;
    this.file = file;
  }

  /** `serial` tells apart the staged files of one run. */
  static async create(
    target: BackupTarget,
    run: number,
    serial: number,
    kind: SegmentKind,
    hasher: Hasher,
    options: SegmentWriterOptions = {},
  ): Promise<SegmentWriter> {
    await target.makeDirectory(segmentsDirectory);
    const file = await createOwnFile(target, stagedSegmentName(run, serial));
    const writer = new SegmentWriter(target, run, new ChunkTable(kind, hasher), file, options);
    writer.pending.push(writer.start(0, [writer.table.header]));
    return writer;
  }

  /** Bytes of records so far. */
  get bytes(): number {
    return this.bytesTaken;
  }

  /**
   * Takes a chunk's records; `bytes` must not change before `onTaken` is called, once they are stored or compressed; it is
   * not sure to be. Waits while too many chunks are under way.
   */
  async write(
    bytes: Uint8Array,
    walked: Pick<WalkedChunk, 'count' | 'crc' | 'headerDigest'>,
    onTaken: () => void = () => undefined,
  ): Promise<void> {
    if (this.pending.length >= chunksInFlight) await this.waitFor(this.pending.shift()!);
    this.bytesTaken += bytes.length;
    const packing = this.compression?.pack(bytes);
    if (!packing && !this.placed) {
      this.pending.push(seenLater(this.place(bytes, walked).then(onTaken)));
      await this.flushIfDue();
      return;
    }
    // Chunks lie in the order in which they came, whichever is compressed first.
    let written: Promise<void> | undefined;
    const placed = Promise.all([packing, this.placed]).then(([packed]) => {
      if (this.discarded) return undefined;
      const place = this.place(bytes, walked, packed);
      written = seenLater(
        packed ? place.then(() => this.compression?.release(packed)) : place.then(onTaken),
      );
      if (packed) onTaken();
      return this.flushIfDue();
    });
    this.placed = placed;
    this.pending.push(seenLater(placed.then(() => written)));
  }

  /** Flushes the file and gives it its final name; directories are not flushed. */
  async publish(): Promise<PublishedSegment> {
    if (this.placed) await this.waitFor(this.placed);
    const { licenses, bytes } = this.table;
    const { root, tail, size, storedBytes, compressed } = this.table.close();
    this.pending.push(
      this.start(size - tail.reduce((length, part) => length + part.length, 0), tail),
    );
    while (this.pending.length > 0) await this.waitFor(this.pending.shift()!);
    await this.waitFor(this.flushing);
    await this.waitFor(this.flush());
    await this.target.makeDirectory(segmentDirectory(root));
    const name = segmentName(root, this.run);
    // One of this name has the same content, or had it once: it is the run's own, and nobody else's.
    await this.file.publish(name, { replace: true });
    return { name, root, licenses, bytes, size, storedBytes, compressed };
  }

  /** Removes what was written. Idempotent, never throws. */
  async discard(): Promise<void> {
    this.discarded = true;
    await Promise.allSettled([...this.pending, this.flushing]);
    await discardQuietly(this.file);
  }

  private place(
    bytes: Uint8Array,
    walked: Pick<WalkedChunk, 'count' | 'crc' | 'headerDigest'>,
    packed?: Uint8Array,
  ): Promise<void> {
    const stored = packed ?? bytes;
    this.unflushed += stored.length;
    return this.start(this.table.add(bytes, walked, packed), [stored]);
  }

  private async flushIfDue(): Promise<void> {
    if (this.unflushed < this.flushBytes) return;
    this.unflushed = 0;
    await this.waitFor(this.flushing);
    this.flushing = this.flush();
  }

  private flush(): Promise<void> {
    const flush = seenLater(this.file.flush());
    this.compression?.onTarget(flush, 0);
    return flush;
  }

  private start(offset: number, parts: readonly Uint8Array[]): Promise<void> {
    const write = seenLater(this.file.write(offset, parts));
    this.compression?.onTarget(
      write,
      parts.reduce((length, part) => length + part.length, 0),
    );
    return write;
  }

  private waitFor(wait: Promise<void>): Promise<void> {
    this.compression?.onWait(wait);
    return wait;
  }
}

/** A promise that is awaited later; until then its failure must not count as unhandled. */
function seenLater(promise: Promise<void>): Promise<void> {
  promise.catch(() => undefined);
  return promise;
}
