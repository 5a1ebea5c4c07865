import { LicenseStore, memoryStore, restoreLicenses } from '@wmdrm/core';
import { describe, expect, test } from 'vitest';
import { BackupPlace } from './fixtures/backup-place.js';
import { contentsOf, storeWith, syntheticLicenses } from './fixtures/licenses.js';
import { backUp, verify } from './fixtures/runs.js';
import { World } from './fixtures/world.js';

describe.each([
  ['an empty store', []],
  ['a store of restricted licenses only', syntheticLicenses(1, 3, { backup: 'denied' })],
])('%s', (_, licenses) => {
  test('makes a valid set of no licenses', async () => {
    const { host } = new World().process();
    const place = await BackupPlace.open();
    const store = await storeWith(host, licenses);

    const report = await backUp(store, place.target);

    expect(report).toMatchObject({
      backedUp: 0,
      restricted: licenses.length,
      bytes: 0,
      segments: 0,
      generation: 1,
    });
    expect(await verify(place.target, host)).toMatchObject({ outcome: 'good', licenses: 0 });
  });

  test('which restores to nothing, and can be overwritten', async () => {
    const { host } = new World().process();
    const place = await BackupPlace.open();
    const store = await storeWith(host, licenses);
    await backUp(store, place.target);

    const empty = new LicenseStore(memoryStore(), { host });
    expect(await restoreLicenses({ store: empty, target: place.target })).toMatchObject({
      restored: 0,
      unchanged: 0,
      kept: 0,
      notRevived: 0,
      expired: 0,
    });
    expect(await contentsOf(empty)).toEqual({});
    await store.add(syntheticLicenses(10, 12));
    expect((await backUp(store, place.target, { overwrite: true })).backedUp).toBe(3);
  });
});

test('licenses of one byte and of none, and one larger than a chunk and a segment', async () => {
  const { host } = new World().process();
  const place = await BackupPlace.open();
  const licenses = [0, 1, 799, 800, 20_000, 5].flatMap((length, at) =>
    syntheticLicenses(at + 1, at + 1, { length }),
  );
  const store = await storeWith(host, licenses);
  expect((await backUp(store, place.target)).backedUp).toBe(6);
  expect((await verify(place.target, host)).outcome).toBe('good');
  const copy = new LicenseStore(memoryStore(), { host });
  await restoreLicenses({ store: copy, target: place.target });
  expect(await contentsOf(copy)).toEqual(await contentsOf(store));
});
