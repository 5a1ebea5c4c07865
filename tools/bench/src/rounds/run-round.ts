import { runStep } from '../child/run-step.ts';
import type { Sample } from '../child/step.ts';
import { pageSteps } from '../peers/page-steps.ts';
import type { WorkFolder } from '../work-folder.ts';
import type { Stores } from './stores.ts';

/** Names of the series; one of SQLite's per page step. */
export const seriesNames = {
  raw: 'raw',
  backup: 'backup',
  someBackup: 'backup-60',
  watchedBackup: 'backup-watched',
  verify: 'verify',
  restore: 'restore',
  sqlite: (pages: number): string => `sqlite-${pages}`,
} as const;

/** Every step once, one after the other; what a step wrote is removed as soon as no other needs it. */
export async function runRound(
  folder: WorkFolder,
  stores: Stores,
  licenses: number,
): Promise<ReadonlyMap<string, Sample>> {
  const samples = new Map<string, Sample>();
  const [store, someStore] = [folder.at(stores.all), folder.at(stores.some)];
  const taking = async (name: string, sample: Promise<Sample>, written?: string): Promise<void> => {
    samples.set(name, await sample);
    if (written !== undefined) folder.remove(written);
  };
  const directory = folder.at('out');
  const { bytes } = stores;

  await taking(seriesNames.raw, runStep('raw-write', { directory, bytes }), 'out');
  const backup = folder.at('backup');
  await taking(seriesNames.backup, runStep('back-up', { store, directory: backup }));
  for (const pages of pageSteps) {
    const copy = runStep('sqlite-backup', { store, directory, pages });
    await taking(seriesNames.sqlite(pages), copy, 'out');
  }
  const some = runStep('back-up', { store: someStore, directory });
  await taking(seriesNames.someBackup, some, 'out');
  const watched = runStep('back-up-watched', { store, directory });
  await taking(seriesNames.watchedBackup, watched, 'out');
  await taking(seriesNames.verify, runStep('verify', { directory: backup }));
  const restored = folder.at('restored.wmdrm');
  await taking(
    seriesNames.restore,
    runStep('restore', { directory: backup, store: restored }),
    'restored.wmdrm',
  );
  folder.remove('backup');

  for (const name of [seriesNames.backup, seriesNames.verify, seriesNames.restore]) {
    const done = samples.get(name)?.licenses;
    if (done !== licenses) throw new Error(`${name}: ${done} licenses instead of ${licenses}.`);
  }
  return samples;
}
