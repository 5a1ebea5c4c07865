/** What a figure should come to. Printed beside it, never asserted. */
export interface Goal {
  /** Whether the figure shall be at least this, at most this, or within this on either side of zero. */
  readonly kind: 'least' | 'most' | 'within';
  /** The floor. */
  readonly must: number;
  /** What we are here for, if that is more. */
  readonly aim?: number;
}

export const atLeast = (must: number, aim?: number): Goal => goal('least', must, aim);
export const atMost = (must: number, aim?: number): Goal => goal('most', must, aim);
export const within = (must: number): Goal => goal('within', must);

/** How far a figure got. */
export type Reached = 'aim' | 'must' | 'not reached';

export function reached({ kind, must, aim }: Goal, value: number): Reached {
  const fits = (bound: number): boolean => {
    if (kind === 'least') return value >= bound;
    return (kind === 'within' ? Math.abs(value) : value) <= bound;
  };
  if (aim !== undefined && fits(aim)) return 'aim';
  return fits(must) ? 'must' : 'not reached';
}

function goal(kind: Goal['kind'], must: number, aim?: number): Goal {
  return aim === undefined ? { kind, must } : { kind, must, aim };
}
