import type { SeriesFigures } from '../medians/series.ts';
import type { Stores } from '../rounds/stores.ts';
import type { Row } from '../rows/row.ts';
import type { WorkFolder } from '../work-folder.ts';

/** How much is measured. */
export interface Extent {
  /** 0 … 0xFFFFFFFF. */
  readonly seed: number;
  /** Licenses in the stores. */
  readonly licenses: number;
  /** Rounds that count. */
  readonly rounds: number;
  /** Licenses of the largest store in the rows on growth. */
  readonly growth: number;
  /** Shows that it works, and measures little: no round before that does not count, few cancels. */
  readonly quick: boolean;
}

/** Where a part measures. */
export interface PartContext extends Extent {
  readonly folder: WorkFolder;
  /** Makes the stores of {@link Extent.licenses} when they are first asked for. */
  readonly stores: () => Promise<Stores>;
  /** Says what is done at the moment. */
  readonly tell: (what: string) => void;
}

/** What a part found out. */
export interface PartFigures {
  readonly rows: readonly Row[];
  /** Everything that was timed for it. */
  readonly series: readonly SeriesFigures[];
}

/** A part of the measurement, which can be run by itself. */
export interface Part {
  /** Above its rows. */
  readonly title: string;
  readonly measure: (context: PartContext) => Promise<PartFigures>;
}
