/** Licenses from which on growth is looked at: where a full backup is no longer all fixed cost. */
const usual = 200_000;
/** A store that is small beside the others, for memory. */
const small = 50_000;

export interface GrowthSizes {
  /** Memory is measured at this and at the largest. */
  readonly small: number;
  /** Time is measured at these: one, one as far from it as from the third, by factors, and the largest. */
  readonly timed: readonly [number, number, number];
}

/** The sizes of stores up to `top` licenses; two figures of the middle one count. */
export function growthSizes(top: number): GrowthSizes {
  const first = Math.min(usual, Math.ceil(top / 5));
  const middle = Number(Math.sqrt(first * top).toPrecision(2));
  return { small: Math.min(small, Math.ceil(top / 20)), timed: [first, middle, top] };
}
