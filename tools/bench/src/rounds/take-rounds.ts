import type { Sample } from '../child/step.ts';
import { figuresOf, type Series, type SeriesFigures } from '../medians/series.ts';

/** Takes one sample of a series. */
export type Take = (name: string, step: () => Promise<Sample>) => Promise<Sample>;

/** What a number of rounds gave. */
export class RoundSeries {
  readonly #samples = new Map<string, Sample[]>();

  add(name: string, sample: Sample): void {
    const samples = this.#samples.get(name);
    if (samples) samples.push(sample);
    else this.#samples.set(name, [sample]);
  }

  /** Throws if nothing of this name was measured. */
  of(name: string): Series {
    const samples = this.#samples.get(name);
    if (!samples) throw new Error(`${name} was not measured.`);
    return { name, samples };
  }

  /** The figures of all series, in the order they were first taken. */
  figures(): readonly SeriesFigures[] {
    return [...this.#samples].map(([name, samples]) => figuresOf({ name, samples }));
  }
}

export interface RoundOptions {
  /** Rounds that count. */
  readonly rounds: number;
  /** Without the round before that does not count. */
  readonly quick: boolean;
  /** Before each round. */
  readonly tell: (what: string) => void;
}

/**
 * Interleaved rounds (A B C, A B C, …), so that a slow minute of the machine hits all series alike. One more comes
 * first and does not count: it finds disk space and page cache that nobody has touched before.
 */
export async function takeRounds(
  { rounds, quick, tell }: RoundOptions,
  round: (take: Take, number: number) => Promise<void>,
): Promise<RoundSeries> {
  const series = new RoundSeries();
  for (let number = quick ? 1 : 0; number <= rounds; number += 1) {
    tell(number === 0 ? 'warming up' : `round ${number} of ${rounds}`);
    await round(async (name, step) => {
      const sample = await step();
      if (number > 0) series.add(name, sample);
      return sample;
    }, number);
  }
  return series;
}
