import type { Sample } from '../child/step.ts';
import { figuresOf, type Series, type SeriesFigures } from './series.ts';
import { spreadOf, type Spread } from './spread.ts';

/** How fast one series is, measured by another. */
export interface Comparison {
  readonly title: string;
  /** Over 1: faster than what it is measured by. Round by round, then the median of the rounds. */
  readonly ratio: Spread;
  /** The same of processor time. */
  readonly cpuRatio: Spread;
  readonly of: SeriesFigures;
  readonly against: SeriesFigures;
}

/**
 * `time`: the same work, how much sooner it is done. `bytes`: different amounts, how many more bytes in the same time.
 */
export type Measure = 'time' | 'bytes';

export function compare(
  title: string,
  of: Series,
  against: Series,
  measure: Measure = 'time',
): Comparison {
  const ratioOf = (time: (sample: Sample) => number): Spread => {
    const ratios = of.samples.map((sample, round) => {
      const other = against.samples[round];
      if (!other) throw new Error(`${against.name} was not measured as often as ${of.name}.`);
      const ratio = time(other) / time(sample);
      return measure === 'time' ? ratio : (ratio * sample.bytes) / other.bytes;
    });
    return spreadOf(ratios);
  };
  return {
    title,
    ratio: ratioOf(({ milliseconds }) => milliseconds),
    cpuRatio: ratioOf(({ cpuMilliseconds }) => cpuMilliseconds),
    of: figuresOf(of),
    against: figuresOf(against),
  };
}
