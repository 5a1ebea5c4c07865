import { expect, test } from 'vitest';
import { BackupPlace } from './fixtures/backup-place.js';
import { interceptedTarget } from './fixtures/intercepted-target.js';
import { contentsOf, shortIdOf, storeWith, syntheticLicenses } from './fixtures/licenses.js';
import { backUp, restored } from './fixtures/runs.js';
import { World } from './fixtures/world.js';

test('writers at work during a backup: it holds one state the store had', async () => {
  const { host } = new World().process();
  const place = await BackupPlace.open();
  const store = await storeWith(host, syntheticLicenses(1, 16));
  const states = [await contentsOf(store)];
  let change = 0;
  let changes = Promise.resolve();
  const writer = async (): Promise<void> => {
    change += 1;
    // Two licenses at a time, far apart: a mixture of two states would show.
    await store.add([
      ...syntheticLicenses(change, change, { edition: 'second', issued: change }),
      ...syntheticLicenses(100 + change, 100 + change),
    ]);
    if (change < 8) await store.remove([await shortIdOf(store, 17 - change)]);
    states.push(await contentsOf(store));
  };

  const busy = interceptedTarget(place.target, async (call, perform) => {
    if (call.method === 'write' || call.method === 'publish') {
      changes = changes.then(writer);
      await changes;
    }
    return perform();
  });

  const report = await backUp(store, busy);

  expect(change).toBeGreaterThan(20);
  const result = await restored(place.target, host);
  expect(states).toContainEqual(result);
  expect(Object.keys(result)).toHaveLength(report.backedUp);
});

test('a writer is not held up by a backup', async () => {
  const { host } = new World().process();
  const place = await BackupPlace.open();
  const store = await storeWith(host, syntheticLicenses(1, 8));
  let written: Promise<unknown> | undefined;
  await backUp(store, place.target, {
    onEvent: async (event) => {
      if (event.type !== 'progress' || event.phase !== 'writing' || written) return;
      written = store.add(syntheticLicenses(9, 9));
      await written;
    },
  });
  expect(written).toBeDefined();
  expect(Object.keys(await contentsOf(store))).toHaveLength(9);
  expect(Object.keys(await restored(place.target, host))).toHaveLength(8);
});
