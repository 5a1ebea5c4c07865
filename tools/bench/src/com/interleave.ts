import type { Sample } from '../child/step.ts';
import { compare, type Comparison } from '../medians/compare.ts';

/** One of two ways to do the same work. */
export interface Side {
  readonly name: string;
  readonly take: () => Promise<Sample>;
}

/**
 * Takes both in turn, so often, and once before that does not count. Each goes first every other time: what the one
 * writes, the disk may still have to do during the other.
 */
export async function interleave(
  title: string,
  of: Side,
  against: Side,
  pairs: number,
): Promise<Comparison> {
  const samples = new Map<Side, Sample[]>([
    [of, []],
    [against, []],
  ]);
  for (let pair = 0; pair <= pairs; pair += 1) {
    for (const side of pair % 2 === 0 ? [of, against] : [against, of]) {
      const sample = await side.take();
      if (pair > 0) samples.get(side)?.push(sample);
    }
  }
  const series = (side: Side) => ({ name: side.name, samples: samples.get(side) ?? [] });
  return compare(title, series(of), series(against));
}
