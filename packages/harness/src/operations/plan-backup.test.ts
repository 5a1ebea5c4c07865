import { LicenseStore, planBackup } from '@wmdrm/core';
import { expect, test } from 'vitest';
import { BackupPlace } from './fixtures/backup-place.js';
import { interceptedEngine, type EngineCall } from './fixtures/intercepted-engine.js';
import { recordingTarget } from './fixtures/intercepted-target.js';
import { storeWith, syntheticLicense, syntheticLicenses } from './fixtures/licenses.js';
import { backUp, failureOf } from './fixtures/runs.js';
import { World } from './fixtures/world.js';

const licenses = [
  ...syntheticLicenses(1, 7),
  syntheticLicense(8, { backup: 'denied' }),
  syntheticLicense(9, { backup: 'sealed' }),
];

test.each([
  ['an empty directory', 0],
  ['one generation', 1],
  ['three generations', 3],
])('over %s it says what the backup then does', async (_, generations) => {
  const place = await BackupPlace.open();
  const store = await storeWith(new World().process().host, licenses);
  for (let run = 1; run <= generations; run += 1)
    await backUp(store, place.target, { overwrite: true });

  const plan = await planBackup({ store, target: place.target, overwrite: true });
  const report = await backUp(store, place.target, { overwrite: true });

  const { backedUp, byOperator, restricted, restrictedByReason, bytes, generation } = report;
  expect(plan).toEqual({
    backedUp,
    byOperator,
    restricted,
    restrictedByReason,
    bytes,
    generation,
    overrides: [],
    ...(generations > 0 ? { replaces: generations } : {}),
  });
});

test('it writes nothing, neither to the target nor to the store', async () => {
  const place = await BackupPlace.open();
  const sound = await storeWith(new World().process().host, licenses);
  await backUp(sound, place.target);
  const tree = await place.tree();
  const engineCalls = new Set<EngineCall>();
  const onCall = (call: EngineCall): void => void engineCalls.add(call);
  const store = new LicenseStore(interceptedEngine(sound.engine, { onCall }), { host: sound.host });
  const { target, calls } = recordingTarget(place.target);

  await planBackup({ store, target, overwrite: true });

  const reads = ['open', 'read', 'close', 'stat', 'list'];
  expect(calls.filter(({ method }) => !reads.includes(method))).toEqual([]);
  expect(await place.tree()).toEqual(tree);
  expect([...engineCalls].sort()).toEqual(['close-snapshot', 'has-lineage', 'snapshot']);
});

test('it refuses what the backup refuses', async () => {
  const place = await BackupPlace.open();
  const store = await storeWith(new World().process().host, licenses);
  const options = { requireAll: true } as const;
  const planned = await failureOf(planBackup({ store, target: place.target, ...options }));
  const done = await failureOf(backUp(store, place.target, options));
  expect(planned.toJSON()).toEqual(done.toJSON());
});
