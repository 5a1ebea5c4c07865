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

/** Page cache a step needs, as a multiple of the records: SQLite's copy 1.2, a restore its log besides. */
export const warmFactor = 2.5;

/** Every step once, one after the other; what a step wrote is removed as soon as no other needs it. */
export async function runRound(
  folder: WorkFolder,
  stores: Stores,
  licenses: number,
): Promise<ReadonlyMap<string, Sample>> {
  const { bytes } = stores;
  const samples = new Map<string, Sample>();
  const take = async (name: string, step: () => Promise<Sample>): Promise<void> => {
    await runStep('warm-memory', { file: folder.at('warm'), bytes: bytes * warmFactor });
    samples.set(name, await step());
    folder.remove('out');
  };
  const [store, someStore] = [folder.at(stores.all), folder.at(stores.some)];
  const [directory, backup] = [folder.at('out'), folder.at('backup')];

  await take(seriesNames.raw, () => runStep('raw-write', { directory, bytes }));
  await take(seriesNames.backup, () => runStep('back-up', { store, directory: backup }));
  for (const pages of pageSteps) {
    await take(seriesNames.sqlite(pages), () =>
      runStep('sqlite-backup', { store, directory, pages }),
    );
  }
  await take(seriesNames.someBackup, () => runStep('back-up', { store: someStore, directory }));
  await take(seriesNames.watchedBackup, () => runStep('back-up-watched', { store, directory }));
  await take(seriesNames.verify, () => runStep('verify', { directory: backup }));
  await take(seriesNames.restore, () =>
    runStep('restore', { directory: backup, store: directory }),
  );
  folder.remove('backup');

  for (const name of [seriesNames.backup, seriesNames.verify, seriesNames.restore]) {
    const done = samples.get(name)?.licenses;
    if (done !== licenses) throw new Error(`${name}: ${done} licenses instead of ${licenses}.`);
  }
  return samples;
}
