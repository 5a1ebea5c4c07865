import { describe, expect, it, test } from 'vitest';
import { refusal } from '../fixtures/refusals.js';
import { license } from '../fixtures/sample-licenses.js';
import { backUp, workshop } from '../fixtures/sample-runs.js';
import { planBackup } from './backup/backup-plan.js';
import { listGenerations } from './list-generations.js';
import type { BackupOptions, Retention } from './operation-options.js';
import { planPrune, pruneBackup } from './prune/prune-backup.js';

const noRetention: readonly Retention[] = [
  { keep: NaN },
  { keep: 0 },
  { keep: 2.5 },
  // As a program without types may give it.
  { keep: '5' as unknown as number },
  { keepWithinMs: NaN },
  { keepWithinMs: -1 },
  { keepDaily: NaN },
  { keepDaily: -1 },
];
const noBackup: readonly Partial<BackupOptions>[] = [
  ...noRetention.map((retention) => ({ retention })),
  { machine: '' },
  { machine: 'x'.repeat(129) },
  { tuning: { chunkBytes: 0 } },
  { tuning: { chunkBytes: 31 * 1024 * 1024 + 1 } },
];

describe('a backup with an option outside its range', () => {
  it.each(noBackup)('is refused before a byte is written: %o', async (options) => {
    const { store, target } = await workshop([license('a')]);
    const { code } = await refusal(() => backUp({ store, target }, options));
    expect(code).toBe('invalid-argument');
    expect(target.files.size).toBe(0);
    expect((await refusal(() => planBackup({ store, target, ...options }))).code).toBe(code);
  });

  it.each<Partial<BackupOptions>>([
    { retention: { keep: Infinity, keepWithinMs: Infinity, keepDaily: Infinity } },
    { machine: 'x'.repeat(128), tuning: { chunkBytes: 31 * 1024 * 1024 } },
  ])('is not one at the end of it: %o', async (options) => {
    const { store, target } = await workshop([license('a')]);
    expect((await backUp({ store, target }, options)).backedUp).toBe(1);
  });
});

test.each(noRetention)('a set is not pruned with %o', async (retention) => {
  const { store, target, host } = await workshop([license('a')]);
  const keep: Retention = { keep: 9 };
  for (const overwrite of [false, true, true])
    await backUp({ store, target }, { overwrite, retention: keep });
  for (const prune of [planPrune, pruneBackup])
    expect((await refusal(() => prune({ target, host, retention }))).code).toBe('invalid-argument');
  expect(await listGenerations({ target, host })).toHaveLength(3);
});
