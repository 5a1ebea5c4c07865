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

/** Writes under way at once: the store is read while the target writes. */
const writesInFlight = 4;

/** 16 MiB; see {@link SegmentWriterOptions.flushBytes}. */
const defaultFlushBytes: number = 16 * 1024 * 1024;

export interface SegmentWriterOptions {
  /** Bytes of records after which a flush begins, while more is read and written: none has much more than that to do. */
  readonly flushBytes?: number;
}

/** A segment that has its final name. */
export interface PublishedSegment {
  readonly name: string;
  readonly root: string;
  readonly licenses: number;
  readonly bytes: number;
  readonly size: number;
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
  private readonly pending: Promise<void>[] = [];
  private unflushed = 0;
  /** The flush under way, if there is one. */
  private flushing: Promise<void> = Promise.resolve();

  private constructor(
    target: BackupTarget,
    run: number,
    table: ChunkTable,
    file: StagedFile,
    { flushBytes = defaultFlushBytes }: SegmentWriterOptions,
  ) {
    this.flushBytes = flushBytes;
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
    writer.start(0, [writer.table.header]);
    return writer;
  }

  /** Bytes of records so far. */
  get bytes(): number {
    return this.table.bytes;
  }

  /** Takes a chunk's records; `bytes` must not change afterwards. Waits while too many writes are under way. */
  async write(
    bytes: Uint8Array,
    walked: Pick<WalkedChunk, 'count' | 'headerDigest'>,
  ): Promise<void> {
    if (this.pending.length >= writesInFlight) await this.pending.shift();
    this.start(this.table.add(bytes, walked), [bytes]);
    this.unflushed += bytes.length;
    if (this.unflushed < this.flushBytes) return;
    this.unflushed = 0;
    await this.flushing;
    this.flushing = this.file.flush();
    // Seen when it is awaited; until then it must not count as unhandled.
    this.flushing.catch(() => undefined);
  }

  /** Flushes the file and gives it its final name; directories are not flushed. */
  async publish(): Promise<PublishedSegment> {
    const { licenses, bytes } = this.table;
    const { root, tail, size } = this.table.close();
    this.start(size - tail.reduce((length, part) => length + part.length, 0), tail);
    while (this.pending.length > 0) await this.pending.shift();
    await this.flushing;
    await this.file.flush();
    await this.target.makeDirectory(segmentDirectory(root));
    const name = segmentName(root, this.run);
    // One of this name has the same content, or had it once: it is the run's own, and nobody else's.
    await this.file.publish(name, { replace: true });
    return { name, root, licenses, bytes, size };
  }

  /** Removes what was written. Idempotent, never throws. */
  async discard(): Promise<void> {
    await Promise.allSettled([...this.pending, this.flushing]);
    await discardQuietly(this.file);
  }

  private start(offset: number, parts: readonly Uint8Array[]): void {
    const write = this.file.write(offset, parts);
    // Seen when it is awaited; until then it must not count as unhandled.
    write.catch(() => undefined);
    this.pending.push(write);
  }
}
