import { ChunkTable } from '../../backup-set/chunk-table.js';
import { ChunkWalker, type WalkedChunk } from '../../backup-set/chunk-check.js';
import { segmentName } from '../../backup-set/file-names.js';
import type { SegmentEntry } from '../../backup-set/manifest.js';
import { maxChunkLength, type SegmentKind } from '../../backup-set/segment-layout.js';
import {
  SegmentWriter,
  type ChunkCompression,
  type PublishedSegment,
} from '../../backup-set/segment-writer.js';
import {
  readingStore,
  rottenHeader,
  rottenPayload,
  storeCorrupt,
} from '../../store/rotten-records.js';
import type { PositionRange, RecordChunk, StoreSnapshot } from '../../store/store-engine.js';
import type { BackupTarget } from '../../target/backup-target.js';
import type { BackupReport } from '../reports.js';
import type { OperationContext } from '../run-operation.js';
import type { AdoptedSegment, Adoption, WantedSegment } from './adoption.js';
import type { HeadersAlong } from './headers-along.js';
import type { RangeSums } from './range-sums.js';

/** A segment never grows beyond this multiple of what it is planned for: 96 MiB become at most 256. */
const mostTimesPlanned = 8 / 3;

export interface CopierOptions {
  readonly context: OperationContext<BackupReport>;
  readonly target: BackupTarget;
  readonly snapshot: StoreSnapshot;
  readonly run: number;
  /** Policy class keys to copy. */
  readonly classes: readonly string[];
  /** Copy only what changed after this sequence. Default 0, all. */
  readonly since?: number;
  readonly segmentBytes: number;
  readonly chunkBytes: number;
  /** See {@link SegmentWriterOptions}. */
  readonly flushBytes?: number | undefined;
  /** See {@link SegmentWriterOptions}. */
  readonly compression?: ChunkCompression | undefined;
  readonly sums: RangeSums;
  /** Takes what comes along with the records of whole ranges. Default: nothing is wanted. */
  readonly along?: Pick<HeadersAlong<unknown>, 'classes' | 'add'>;
  readonly adoption: Adoption;
  /** Called between chunks; throws to stop the run. */
  readonly assertHeld: () => void;
  /** Called for every segment that got its name. */
  readonly onPublished: (name: string) => void;
}

/**
 * Copies ranges of a snapshot into segments: per chunk one read, one walk over its records, one write. Several ranges may be
 * copied at once.
 */
export class SegmentCopier {
  bytesWritten = 0;
  adopted = 0;
  /** Some chunk of what was written or adopted is. */
  compressed = false;
  private readonly options: CopierOptions;
  private readonly walker: ChunkWalker;
  private readonly maxSegmentBytes: number;
  private serial = 0;

  constructor(options: CopierOptions) {
    this.options = options;
    this.walker = new ChunkWalker(options.context.host.hasher);
    this.maxSegmentBytes = options.segmentBytes * mostTimesPlanned;
  }

  /**
   * The segments that hold a range. With `mayBeThere` the range is first only computed, and pieces that lie on the
   * target already, perhaps under one of these `roots`, are taken from there; only the others are written.
   */
  async copy(
    range: PositionRange,
    mayBeThere: boolean,
    roots: readonly string[] = [],
  ): Promise<readonly SegmentEntry[]> {
    if (!mayBeThere) return this.write(range, range);
    const segments: SegmentEntry[] = [];
    for (const wanted of await this.compute(range)) {
      const found = await this.options.adoption.find(wanted, roots, this.options.context.signal);
      if (found) {
        await this.tellAdopted(found);
        segments.push(found.entry);
      } else {
        segments.push(...(await this.write(wanted, undefined)));
      }
    }
    return segments;
  }

  private async compute(range: PositionRange): Promise<readonly WantedSegment[]> {
    const { hasher } = this.options.context.host;
    const wanted: WantedSegment[] = [];
    let table = new ChunkTable('licenses', hasher);
    let from = range.from;
    const close = (to: number): void => {
      const { licenses, bytes } = table;
      const { root, size } = table.close();
      wanted.push({ root, licenses, bytes, size, from, to, chunks: table.chunks });
      table = new ChunkTable('licenses', hasher);
      from = to;
    };
    let end = range.from;
    for await (const { chunk, walked } of this.read(range, range)) {
      if (this.isFull(table.bytes, chunk)) close(end);
      table.add(chunk.bytes, walked);
      chunk.release?.();
      end = chunk.last + 1;
    }
    if (table.bytes > 0) close(range.to);
    return wanted;
  }

  private async write(
    range: PositionRange,
    counted: PositionRange | undefined,
  ): Promise<readonly SegmentEntry[]> {
    const segments: SegmentEntry[] = [];
    let writer: SegmentWriter | undefined;
    let from = range.from;
    let end = range.from;
    try {
      for await (const { chunk, walked } of this.read(range, counted)) {
        if (writer && this.isFull(writer.bytes, chunk)) {
          segments.push(this.entry(await writer.publish(), from, end));
          writer = undefined;
          from = end;
        }
        writer ??= await this.createWriter('licenses');
        const { length } = chunk.bytes;
        await writer.write(chunk.bytes, walked, chunk.release);
        end = chunk.last + 1;
        await this.options.context.emit(this.options.context.progress.add(chunk.count, length));
      }
      if (writer) segments.push(this.entry(await writer.publish(), from, range.to));
    } catch (error) {
      await writer?.discard();
      throw error;
    }
    return segments;
  }

  /** A writer for the run's next staged file; also for the ledger. */
  createWriter(kind: SegmentKind): Promise<SegmentWriter> {
    const { target, run, context, flushBytes, compression } = this.options;
    const options = {
      ...(flushBytes === undefined ? {} : { flushBytes }),
      ...(compression ? { compression } : {}),
    };
    return SegmentWriter.create(target, run, this.serial++, kind, context.host.hasher, options);
  }

  /** The manifest's entry for a segment this run has published. */
  entry(
    { name, root, licenses, bytes, size, storedBytes, compressed }: PublishedSegment,
    from: number,
    to: number,
  ): SegmentEntry {
    this.options.onPublished(name);
    this.bytesWritten += storedBytes;
    this.compressed ||= compressed;
    return { root, run: this.options.run, licenses, bytes, size, from, to };
  }

  /** Chunks of a range with what the walk found; `counted` names the range they count for, if they do. */
  private async *read(
    range: PositionRange,
    counted: PositionRange | undefined,
  ): AsyncGenerator<{ readonly chunk: RecordChunk; readonly walked: WalkedChunk }, void> {
    const { snapshot, classes, since, chunkBytes, context, sums, along, assertHeld } = this.options;
    const read = {
      ...{ classes, chunkBytes },
      ...(since === undefined ? {} : { since }),
      ...(counted && along ? { headersOf: along.classes } : {}),
    };
    for await (const chunk of snapshot.read(range, read)) {
      context.throwIfCancelled();
      assertHeld();
      const walked = this.walk(chunk);
      if (counted) {
        sums.add(counted, walked);
        along?.add(counted, chunk);
      }
      yield { chunk, walked };
    }
  }

  private walk(chunk: RecordChunk): WalkedChunk {
    if (chunk.bytes.length > maxChunkLength) {
      throw storeCorrupt('The store gave a chunk of more than 32 MiB');
    }
    const { hasher } = this.options.context.host;
    const given = {
      bytes: chunk.bytes,
      part: 'records',
      place: `before position ${chunk.last}`,
    } as const;
    const walked =
      chunk.walked ??
      readingStore(given, hasher, () => this.walker.walk(chunk.bytes, 'crc', rottenPayload));
    if (!walked.headersFit) throw rottenHeader(given, hasher);
    if (walked.count !== chunk.count) {
      throw storeCorrupt('The store miscounted the records of a chunk');
    }
    if (walked.unmovable > 0) {
      // What is final in a license is final here too, whatever the store's own columns say.
      throw storeCorrupt(
        `The store gave a denied or temporary license as one to back up, before position ${chunk.last}`,
      );
    }
    return walked;
  }

  private isFull(bytes: number, chunk: RecordChunk): boolean {
    return bytes > 0 && bytes + chunk.bytes.length > this.maxSegmentBytes;
  }

  private async tellAdopted({ entry, compressed }: AdoptedSegment): Promise<void> {
    const { context } = this.options;
    const { root, run, licenses, bytes } = entry;
    const segment = segmentName(root, run);
    this.adopted += 1;
    this.compressed ||= compressed;
    this.options.onPublished(segment);
    await context.emit({ type: 'adopted', segment, run, licenses, bytes });
    await context.emit(context.progress.add(licenses, bytes));
  }
}
