import { planBackup, restoreLicenses, type BackupOptions } from '@wmdrm/core';
import { describe, expect, test } from 'vitest';
import { BackupPlace } from './fixtures/backup-place.js';
import { copyOf } from './fixtures/store-copy.js';
import { shortIdOf, storeWith, syntheticLicense, syntheticLicenses } from './fixtures/licenses.js';
import { contentOf } from './fixtures/reseal.js';
import { backUp, failureOf, restored, verify } from './fixtures/runs.js';
import { World } from './fixtures/world.js';
import type { LicenseStore } from '@wmdrm/core';

interface Guarded {
  readonly place: BackupPlace;
  /** The store that must not overwrite what lies there. */
  readonly store: LicenseStore;
}

async function ofAnotherStore(): Promise<Guarded> {
  const { host } = new World().process();
  const place = await BackupPlace.open();
  await backUp(await storeWith(host, syntheticLicenses(1, 4)), place.target);
  return { place, store: await storeWith(host, syntheticLicenses(1, 4)) };
}

/** A copy of the store's file is put back after the original has been backed up again. */
async function ofAnOlderCopy(): Promise<Guarded> {
  const { host } = new World().process();
  const place = await BackupPlace.open();
  const store = await storeWith(host, syntheticLicenses(1, 4));
  await backUp(store, place.target);
  const copy = await copyOf(store);
  await store.add(syntheticLicenses(5, 6));
  await backUp(store, place.target, { overwrite: true });
  return { place, store: copy };
}

async function afterShrinking(): Promise<Guarded> {
  const { host } = new World().process();
  const place = await BackupPlace.open();
  const store = await storeWith(host, [
    ...syntheticLicenses(1, 6),
    ...syntheticLicenses(7, 9, { backup: 'denied' }),
  ]);
  await backUp(store, place.target);
  for (const number of [1, 2, 3, 4, 7]) await store.remove([await shortIdOf(store, number)]);
  return { place, store };
}

const guards = [
  ['other-store', ofAnotherStore, { replaceOtherStore: true }, 'replace-other-store'],
  ['lineage-diverged', ofAnOlderCopy, { replaceOtherStore: true }, 'replace-other-store'],
  ['shrunk', afterShrinking, { allowShrink: true }, 'allow-shrink'],
] as const;

describe.each(guards)('%s', (code, prepare, option, override) => {
  const overwrite = { overwrite: true } satisfies Partial<BackupOptions>;

  test('refuses before a byte is written, and names the generation', async () => {
    const { place, store } = await prepare();
    const tree = await place.tree();
    const { sequence, lineage } = await store.snapshot();
    const newest = (await verify(place.target, store.host)).generation;

    const error = await failureOf(backUp(store, place.target, overwrite));

    expect(error).toMatchObject({ code, details: { path: '/backup', generation: newest } });
    expect(error.remedy).not.toBe('');
    expect(await place.tree()).toEqual(tree);
    expect(await store.snapshot()).toMatchObject({ sequence, lineage });
  });

  test('is switched off by its option alone, and the manifest says so', async () => {
    const { place, store } = await prepare();
    const others = {
      replaceOtherStore: true,
      allowShrink: true,
      ...{ [Object.keys(option)[0]!]: false },
    };
    expect((await failureOf(backUp(store, place.target, { ...overwrite, ...others }))).code).toBe(
      code,
    );

    const { generation } = await backUp(store, place.target, { ...overwrite, ...option });

    const name = `manifest-000000000${generation}.json`;
    expect(contentOf(await place.read(name))).toMatchObject({ overrides: [override] });
    expect((await verify(place.target, store.host)).outcome).toBe('good');
  });

  test('is in the plan as well', async () => {
    const { place, store } = await prepare();
    const { target } = place;
    expect((await failureOf(planBackup({ store, target, ...overwrite }))).code).toBe(code);
    const plan = await planBackup({ store, target, ...overwrite, ...option });
    expect(plan.overrides).toEqual([override]);
  });
});

test('an older copy that has been restored into still needs the word, and then holds all that both knew', async () => {
  const { place, store } = await ofAnOlderCopy();
  const { target } = place;
  await store.add(syntheticLicenses(7, 7));
  await restoreLicenses({ store, target });
  const error = await failureOf(backUp(store, target, { overwrite: true }));
  expect(error.code).toBe('lineage-diverged');
  expect(error.remedy).toMatch(/Restore .* then pass replaceOtherStore/);
  await backUp(store, target, { overwrite: true, replaceOtherStore: true });
  expect(Object.keys(await restored(target, store.host))).toHaveLength(7);
});

test('an override that was not needed is not recorded', async () => {
  const place = await BackupPlace.open();
  const store = await storeWith(new World().process().host, syntheticLicenses(1, 4));
  await backUp(store, place.target);
  await backUp(store, place.target, {
    overwrite: true,
    allowShrink: true,
    replaceOtherStore: true,
  });
  expect(contentOf(await place.read('manifest-0000000002.json'))).toMatchObject({ overrides: [] });
});

test('half of the licenses may go without a word', async () => {
  const place = await BackupPlace.open();
  const store = await storeWith(new World().process().host, syntheticLicenses(1, 4));
  await backUp(store, place.target);
  for (const number of [1, 2]) await store.remove([await shortIdOf(store, number)]);
  expect((await backUp(store, place.target, { overwrite: true })).backedUp).toBe(2);
});

test('a license that became restricted has not gone', async () => {
  const place = await BackupPlace.open();
  const store = await storeWith(new World().process().host, syntheticLicenses(1, 4));
  await backUp(store, place.target);
  const denied = { backup: 'denied', edition: 'second', issued: 1 } as const;
  await store.add([1, 2, 3, 4].map((number) => syntheticLicense(number, denied)));
  expect(await backUp(store, place.target, { overwrite: true })).toMatchObject({
    backedUp: 0,
    restricted: 4,
  });
});

test('a store that goes on after a failed backup has not diverged', async () => {
  const place = await BackupPlace.open();
  const store = await storeWith(new World().process().host, syntheticLicenses(1, 4));
  await backUp(store, place.target);
  await failureOf(
    backUp(store, place.target, {
      overwrite: true,
      onEvent: (event) => {
        const writing = event.type === 'progress' && event.phase === 'writing';
        if (writing) throw new Error('made by a test');
      },
    }),
  );
  await store.add(syntheticLicenses(5, 5));
  expect((await backUp(store, place.target, { overwrite: true })).backedUp).toBe(5);
});
