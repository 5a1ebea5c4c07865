import type { Comparison } from '../medians/compare.ts';
import type { Stores } from '../rounds/stores.ts';
import type { WorkFolder } from '../work-folder.ts';
import { compareBackups } from './compare-backups.ts';
import { compareLoops } from './compare-loops.ts';

/** The COM face adds little beside what a disk takes more or less from one round to the next, so it gets more rounds. */
const pairsPerRound = 2;

/** What the COM face costs: against plain queues, and against the core it stands on. */
export async function measureCom(
  folder: WorkFolder,
  stores: Stores,
  { licenses, rounds }: { readonly licenses: number; readonly rounds: number },
): Promise<readonly Comparison[]> {
  const pairs = rounds * pairsPerRound;
  return [
    ...(await compareLoops({ events: licenses * 5, turns: licenses / 2 }, pairs)),
    ...(await compareBackups(folder, stores, pairs)),
  ];
}
