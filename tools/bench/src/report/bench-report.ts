import type { Machine } from '../machine.ts';
import type { PartFigures } from '../parts/part.ts';
import type { PartName } from '../parts/part-names.ts';

/** How and on what a part was measured. */
export interface RunFacts {
  readonly machine: Machine;
  readonly seed: number;
  readonly licenses: number;
  readonly growth: number;
  readonly rounds: number;
  /** Average load over a minute, before and after. */
  readonly load: readonly [number, number];
  /** Seconds it took. */
  readonly seconds: number;
}

export interface MeasuredPart extends PartFigures {
  readonly run: RunFacts;
}

/** Everything a run found out, in the order it was measured. */
export type BenchReport = Readonly<Partial<Record<PartName, MeasuredPart>>>;
