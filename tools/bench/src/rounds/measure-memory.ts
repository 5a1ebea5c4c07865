import { runStep } from '../child/run-step.ts';
import { spreadOf } from '../medians/spread.ts';
import type { WorkFolder } from '../work-folder.ts';

/** Largest resident set of a process that backs up, over that of one that only loaded the modules; medians, bytes. */
export interface MemoryFigures {
  readonly idle: number;
  readonly backups: readonly { readonly licenses: number; readonly overIdle: number }[];
}

/** Measures one backup process at a time, stores of these many licenses. */
export async function measureMemory(
  folder: WorkFolder,
  options: { readonly seed: number; readonly sizes: readonly number[]; readonly rounds: number },
): Promise<MemoryFigures> {
  const { seed, sizes, rounds } = options;
  const peaks = async (measured: () => Promise<number>): Promise<number> => {
    const values: number[] = [];
    for (let round = 0; round < rounds; round += 1) values.push(await measured());
    return spreadOf(values).median;
  };
  const idle = await peaks(async () => (await runStep('idle', {})).peakMemory);
  const backups: { licenses: number; overIdle: number }[] = [];
  for (const licenses of sizes) {
    const store = folder.at('memory.wmdrm');
    await runStep('build-store', { file: store, mix: { seed, licenses, permitted: 1 } });
    const peak = await peaks(async () => {
      const { peakMemory } = await runStep('back-up', { store, directory: folder.at('out') });
      folder.remove('out');
      return peakMemory;
    });
    backups.push({ licenses, overIdle: peak - idle });
    folder.remove('memory.wmdrm');
  }
  return { idle, backups };
}
