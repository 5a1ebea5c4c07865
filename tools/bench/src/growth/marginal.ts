/** A store of so many licenses takes so long. */
export interface Point {
  readonly licenses: number;
  readonly milliseconds: number;
}

/** Milliseconds a license between two sizes. */
export function marginal(from: Point, to: Point): number {
  return (to.milliseconds - from.milliseconds) / (to.licenses - from.licenses);
}

/** How many percent more a license costs on the second stretch than on the first. */
export function deviation([first, middle, last]: readonly [Point, Point, Point]): number {
  return (marginal(middle, last) / marginal(first, middle) - 1) * 100;
}
