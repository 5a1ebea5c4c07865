import { runStep } from '../child/run-step.ts';
import type { Sample } from '../child/step.ts';
import { compare, type Comparison } from '../medians/compare.ts';
import { warmFactor } from '../rounds/run-round.ts';
import type { Stores } from '../rounds/stores.ts';
import type { WorkFolder } from '../work-folder.ts';

/** Every nth license is issued anew: 0.1, 1 and 10 % of them, all over the store. */
const steps = [1000, 100, 10] as const;

export interface IncrementOptions {
  readonly seed: number;
  readonly licenses: number;
  readonly rounds: number;
}

/**
 * An increment against the full backup it stands on, at several rates of change. Each round makes a new base, changes the
 * store and backs the changes up; one round more comes first and does not count.
 */
export async function measureIncrements(
  folder: WorkFolder,
  { all, bytes }: Stores,
  { seed, licenses, rounds }: IncrementOptions,
): Promise<readonly Comparison[]> {
  const store = folder.at(all);
  const directory = folder.at('set');
  const mix = { seed, licenses, permitted: 1 };
  let edition = 0;
  const comparisons: Comparison[] = [];
  for (const everyNth of steps) {
    const full: Sample[] = [];
    const increment: Sample[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      await runStep('warm-memory', { file: folder.at('warm'), bytes: bytes * warmFactor });
      const base = await runStep('back-up', { store, directory });
      edition += 1;
      await runStep('change-store', { store, mix, everyNth, edition });
      const changes = await runStep('back-up-changes', { store, directory });
      folder.remove('set');
      if (round === 0) continue;
      full.push(base);
      increment.push(changes);
    }
    const rate = `${100 / everyNth} %`;
    comparisons.push(
      compare(
        `${rate} changed: increment : full backup`,
        { name: `increment-${rate}`, samples: increment },
        { name: `full-${rate}`, samples: full },
      ),
    );
  }
  return comparisons;
}
