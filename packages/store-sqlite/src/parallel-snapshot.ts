import { setImmediate } from 'node:timers/promises';
import type {
  ClassTotal,
  LineageMark,
  PositionRange,
  RangeGuard,
  ReadOptions,
  RecordChunk,
  StoreChanges,
  StoreSnapshot,
} from '@wmdrm/core';
import type { ReadPlan } from './chunk-reader.js';
import type { SqliteSnapshot } from './sqlite-snapshot.js';
import type { StoreReader } from './store-reader.js';
import type { StoreReaders } from './store-readers.js';

/** A snapshot whose records are read by threads, which see the same state, and by this one when they are busy. */
export class ParallelSnapshot implements StoreSnapshot {
  readonly sequence: number;
  readonly lineage: LineageMark | undefined;
  readonly totals: readonly ClassTotal[];
  readonly endPosition: number;
  readonly rangeStep: number;
  readonly readers: number;
  private readonly snapshot: SqliteSnapshot;
  private readonly threads: StoreReaders;
  private readonly onClose: () => void;
  private closing: Promise<void> | undefined;

  /** @param onClose runs once, when the threads have ended */
  constructor(snapshot: SqliteSnapshot, threads: StoreReaders, onClose: () => void) {
    this.sequence = snapshot.sequence;
    this.lineage = snapshot.lineage;
    this.totals = snapshot.totals;
    this.endPosition = snapshot.endPosition;
    this.rangeStep = snapshot.rangeStep;
    this.readers = threads.count + 1;
    this.snapshot = snapshot;
    this.threads = threads;
    this.onClose = onClose;
  }

  /** Resolves with the number of threads that read, once all that can have started. */
  get joined(): Promise<number> {
    return this.threads.joined;
  }

  /**
   * As in {@link SqliteSnapshot}. While no thread is free it is read here, with time for others between chunks; what is left
   * goes to a thread as soon as one is: chunks are cut the same, wherever behind one of them a reading begins.
   */
  async *read(range: PositionRange, options?: ReadOptions): AsyncGenerator<RecordChunk, void> {
    const plan = this.snapshot.planOf(range, options);
    const here = this.snapshot.read(range, options);
    let { from } = range;
    try {
      for (;;) {
        const reader = this.threads.take();
        if (reader) {
          yield* this.readBy(reader, { ...plan, range: { ...range, from } });
          return;
        }
        const { done, value } = here.next();
        if (done) return;
        yield value;
        from = value.last + 1;
        await setImmediate();
      }
    } finally {
      here.return();
    }
  }

  private async *readBy(reader: StoreReader, plan: ReadPlan): AsyncGenerator<RecordChunk, void> {
    try {
      for await (const chunk of reader.read(plan)) {
        this.snapshot.assertOpen();
        yield chunk;
      }
    } catch (error) {
      this.snapshot.assertOpen();
      throw error;
    } finally {
      this.threads.giveBack(reader);
    }
  }

  hasLineage(mark: string): boolean {
    return this.snapshot.hasLineage(mark);
  }

  changedSince(range: PositionRange, sequence: number): boolean {
    return this.snapshot.changedSince(range, sequence);
  }

  guard(range: PositionRange): RangeGuard {
    return this.snapshot.guard(range);
  }

  changes(since: number): StoreChanges {
    return this.snapshot.changes(since);
  }

  tombstones(since: number): Iterable<Uint8Array> {
    return this.snapshot.tombstones(since);
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    try {
      this.snapshot.close();
    } finally {
      await this.threads.end();
      this.onClose();
    }
  }
}
