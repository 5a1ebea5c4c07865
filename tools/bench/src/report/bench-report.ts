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
  /** What the COM face costs. */
  readonly com: readonly Comparison[];
  /** Increments against full backups, at several rates of change. */
  readonly increments: readonly Comparison[];
  /** Backups on shares; none where Samba is not installed. */
  readonly smb: readonly Comparison[];
  /** Unless only that was asked for. */
  readonly backups?: BackupFigures;
}

/** How fast backups are. */
export interface BackupFigures {
  readonly comparisons: readonly Comparison[];
  readonly series: readonly SeriesFigures[];
  readonly memory: MemoryFigures;
  readonly eventLoop: EventLoopDelay;
}
