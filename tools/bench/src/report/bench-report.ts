import type { Machine } from '../machine.ts';
import type { Comparison } from '../medians/compare.ts';
import type { SeriesFigures } from '../medians/series.ts';
import type { EventLoopDelay } from '../rounds/event-loop.ts';
import type { MemoryFigures } from '../rounds/measure-memory.ts';

/** Everything a run found out. */
export interface BenchReport {
  readonly machine: Machine;
  readonly seed: number;
  readonly licenses: number;
  readonly rounds: number;
  /** Bytes of the records of a full backup. */
  readonly bytes: number;
  readonly comparisons: readonly Comparison[];
  readonly series: readonly SeriesFigures[];
  readonly memory: MemoryFigures;
  readonly eventLoop: EventLoopDelay;
}
