import type { Sample } from '../child/step.ts';
import { spreadOf, type Spread } from './spread.ts';

/** The same step once a round: sample n of every series was taken in round n. */
export interface Series {
  readonly name: string;
  readonly samples: readonly Sample[];
}

/** The usual figures of a series: medians of its rounds. */
export interface SeriesFigures {
  readonly name: string;
  readonly milliseconds: Spread;
  readonly cpuMilliseconds: number;
  readonly bytes: number;
  readonly licenses: number;
}

export function figuresOf({ name, samples }: Series): SeriesFigures {
  const median = (value: (sample: Sample) => number): number => spreadOf(samples.map(value)).median;
  return {
    name,
    milliseconds: spreadOf(samples.map(({ milliseconds }) => milliseconds)),
    cpuMilliseconds: median((sample) => sample.cpuMilliseconds),
    bytes: median((sample) => sample.bytes),
    licenses: median((sample) => sample.licenses),
  };
}

/** The series with the smallest median time. Throws if there is none. */
export function fastest(candidates: readonly Series[]): Series {
  const time = (series: Series): number => figuresOf(series).milliseconds.median;
  return candidates.reduce((best, each) => (time(each) < time(best) ? each : best));
}
