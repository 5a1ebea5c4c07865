import type { LicenseStore } from '@wmdrm/core';
import { describe, expect, test } from 'vitest';
import { BackupPlace } from './fixtures/backup-place.js';
import { contentsOf, storeWith, syntheticLicense, syntheticLicenses } from './fixtures/licenses.js';
import { backUp, restored, verify } from './fixtures/runs.js';
import { World } from './fixtures/world.js';

const seed = 7;

async function damagedSet(damage: (place: BackupPlace, world: World) => Promise<void>) {
  const world = new World(seed);
  const process = world.process();
  const place = await BackupPlace.open();
  const licenses = [...syntheticLicenses(1, 12), syntheticLicense(13, { backup: 'denied' })];
  const store = await storeWith(process.host, licenses);
  await backUp(store, place.target);
  await damage(place, world);
  expect((await verify(place.target, process.host)).outcome).toBe('damaged');
  return { world, process, place, store };
}

/** What a backup of the store must restore: everything but license 13, which may not be backed up. */
async function restorableContents(store: LicenseStore): Promise<Record<string, string>> {
  const { 'synthetic:13': _restricted, ...others } = await contentsOf(store);
  return others;
}

/** Flips a bit somewhere in the files that fit. */
function flipIn(which: RegExp, pick: (names: readonly string[]) => string = ([name]) => name!) {
  return async (place: BackupPlace, world: World): Promise<void> => {
    const name = pick(await place.names(which));
    const { length } = await place.read(name);
    await place.flip(name, world.random.below(length), world.random.below(8));
  };
}

describe(`overwriting heals (seed ${seed})`, () => {
  test.each([
    ['a flipped bit in a segment', flipIn(/\.seg$/)],
    ['a flipped bit in another segment', flipIn(/\.seg$/, (names) => names.at(-1)!)],
    ['a flipped bit in the manifest', flipIn(/^manifest/)],
    [
      'a missing segment',
      async (place: BackupPlace) => place.remove((await place.names(/\.seg$/))[1]!),
    ],
    [
      'a segment that is cut off',
      async (place: BackupPlace) => {
        const name = (await place.names(/\.seg$/))[0]!;
        await place.write(name, (await place.read(name)).subarray(0, 300));
      },
    ],
    ['an empty manifest', (place: BackupPlace) => place.write('manifest-0000000001.json', '')],
    ['a torn lease', (place: BackupPlace) => place.write('lease-0000000001.json', '{"beat":1')],
  ])('%s', async (_, damage) => {
    const { world, process, place, store } = await damagedSet(damage);

    const healing = backUp(store, place.target, { overwrite: true });
    await world.clock.advance(120_000);
    await healing;

    expect(await verify(place.target, process.host)).toMatchObject({
      outcome: 'good',
      generation: 2,
    });
    expect(await restored(place.target, process.host)).toEqual(await restorableContents(store));
  });

  test('takes over only what it found whole', async () => {
    const { place, store } = await damagedSet(flipIn(/\.seg$/));
    const before = await place.names(/\.seg$/);

    const report = await backUp(store, place.target, { overwrite: true });

    // The damaged one and the ledger, which is always written, are new.
    const written = (await place.names(/\.seg$/)).filter((name) => !before.includes(name));
    expect(written).toHaveLength(2);
    expect(report.segmentsAdopted).toBe(report.segments - 1);
  });
});
