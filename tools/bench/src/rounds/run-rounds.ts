import type { Sample } from '../child/step.ts';
import type { Series } from '../medians/series.ts';
import type { WorkFolder } from '../work-folder.ts';
import { runRound } from './run-round.ts';
import type { Stores } from './stores.ts';

/**
 * Interleaved rounds (A B C, A B C, …), so that a slow minute of the machine hits all series alike. One more comes
 * first and does not count: it finds disk space and page cache that nobody has touched before.
 */
export async function runRounds(
  folder: WorkFolder,
  stores: Stores,
  options: {
    readonly licenses: number;
    readonly rounds: number;
    /** Before each round, 0 for the one that does not count. */
    readonly onRound: (round: number) => void;
  },
): Promise<ReadonlyMap<string, Series>> {
  const samples = new Map<string, Sample[]>();
  for (let round = 0; round <= options.rounds; round += 1) {
    options.onRound(round);
    for (const [name, sample] of await runRound(folder, stores, options.licenses)) {
      if (round > 0) samples.set(name, [...(samples.get(name) ?? []), sample]);
    }
  }
  return new Map([...samples].map(([name, list]) => [name, { name, samples: list }]));
}
