import type { Spread } from '../medians/spread.ts';
import type { Goal } from './goal.ts';

/** What a figure counts. `percent` is a deviation, with its sign. */
export type Unit = 'ratio' | 'ms' | 'MB' | 'percent' | 'count';

/** One figure, with what it is held against. */
export interface Row {
  /** The work, and behind ` : ` what it is measured by. */
  readonly title: string;
  readonly unit: Unit;
  /** Absent where it could not be measured; `note` then says why, and what helps. */
  readonly value?: number;
  /** How far the rounds lie apart. */
  readonly range?: { readonly least: number; readonly most: number };
  /** The same ratio by processor time. */
  readonly cpu?: number;
  readonly goal?: Goal;
  /** What the figure was made of. */
  readonly detail?: string;
  /** What the other does more or less than we do. */
  readonly note?: string;
}

/** What else there is to say of a row. */
export type RowExtras = Pick<Row, 'goal' | 'detail' | 'note' | 'cpu'>;

/** The row of a spread: its median, and how far the rounds lie apart. */
export function spreadRow(title: string, unit: Unit, spread: Spread, extras: RowExtras = {}): Row {
  const { median, least, most } = spread;
  return { title, unit, value: median, range: { least, most }, ...extras };
}
