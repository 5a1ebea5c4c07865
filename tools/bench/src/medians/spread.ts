/** The middle of several values, and how far they lie apart. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** Throws if there are no values. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const least = sorted.at(0);
  const most = sorted.at(-1);
  if (least === undefined || most === undefined) throw new Error('There is nothing to measure.');
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? least;
  const upper = sorted[Math.ceil((sorted.length - 1) / 2)] ?? most;
  return { median: (lower + upper) / 2, least, most };
}
