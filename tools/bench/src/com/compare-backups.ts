import { mkdirSync } from 'node:fs';
import { runStep } from '../child/run-step.ts';
import type { Sample } from '../child/step.ts';
import type { Comparison } from '../medians/compare.ts';
import { warmFactor } from '../rounds/run-round.ts';
import { somePermitted, type Stores } from '../rounds/stores.ts';
import type { WorkFolder } from '../work-folder.ts';
import { interleave, type Side } from './interleave.ts';

/** Backups through COM beside the same by the core: of a store that permits all, and of one where many are named. */
export async function compareBackups(
  folder: WorkFolder,
  { all, some, bytes }: Stores,
  pairs: number,
): Promise<readonly Comparison[]> {
  const backUp = async (
    name: 'back-up-by-com' | 'back-up-by-core',
    store: string,
  ): Promise<Sample> => {
    await runStep('warm-memory', { file: folder.at('warm'), bytes: bytes * warmFactor });
    const share = folder.at('share');
    mkdirSync(share);
    const sample = await runStep(name, { store: folder.at(store), share });
    folder.remove('share');
    return sample;
  };
  const comparison = (title: string, store: string): Promise<Comparison> => {
    const check = sameWork();
    const side = (name: 'back-up-by-com' | 'back-up-by-core'): Side => ({
      name,
      take: async () => check(await backUp(name, store)),
    });
    return interleave(
      `${title}: through COM : by the core`,
      side('back-up-by-com'),
      side('back-up-by-core'),
      pairs,
    );
  };
  const percent = Math.round(somePermitted * 100);
  return [
    await comparison('full backup', all),
    await comparison(`backup, ${percent} % permitted`, some),
  ];
}

/** Throws for a sample whose listener was not told the same as that of the first one. */
function sameWork(): (sample: Sample) => Sample {
  let first: string | undefined;
  return (sample) => {
    const { licenses, bytes, figures } = sample;
    const told = JSON.stringify({ licenses, bytes, ...figures });
    first ??= told;
    if (told !== first) throw new Error(`One backup told ${first}, another one ${told}.`);
    return sample;
  };
}
