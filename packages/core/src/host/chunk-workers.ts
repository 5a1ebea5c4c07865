import type { PayloadCheck } from '../backup-set/chunk-check.js';
import type { ChunkSums } from '../backup-set/whole-chunk.js';
import type { SegmentKind } from '../backup-set/segment-layout.js';

/** A chunk to be checked. Plain data: it goes to another thread. */
export interface ChunkTask {
  /** Its records or hashes. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly kind: SegmentKind;
  /** What the table of its segment says of it. */
  readonly sums: ChunkSums;
  /** What is looked at in each record. */
  readonly check: PayloadCheck;
}

/** A chunk that has been checked. */
export interface CheckedChunk {
  /** The task's bytes, in other memory. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What {@link chunkChecker} said. */
  readonly whole: boolean;
}

/** Threads that check chunks for one operation. */
export interface ChunkPool {
  /** How many there are, ready or not. */
  readonly threads: number;
  /**
   * Hands a chunk to a thread; its memory belongs to the thread from then on and comes back in the result, which is
   * `undefined` if the thread ended first. Returns `undefined` and leaves the chunk alone while no thread is ready.
   */
  check(task: ChunkTask): Promise<CheckedChunk | undefined> | undefined;
  /** Ends the threads, whatever they are doing; no result stays out. Idempotent, never throws. */
  close(): Promise<void>;
}

/** Starts threads beside this one, for operations that check much. */
export interface ChunkWorkers {
  /**
   * Threads for an operation that will check so many bytes, at most `most` of them (default as many as the host gives);
   * `undefined` where it is not worth their start. They become ready in their own time; one that cannot start never does.
   */
  open(bytes: number, most?: number): ChunkPool | undefined;
}
