import { restoreLicenses, type LicenseStore } from '@wmdrm/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { BackupPlace } from './fixtures/backup-place.js';
import { contentsOf, shortIdOf, storeWith, syntheticLicenses } from './fixtures/licenses.js';
import { backUp, failureOf } from './fixtures/runs.js';
import { World } from './fixtures/world.js';

const { host } = new World().process();
let place: BackupPlace;
let source: LicenseStore;
/** Short ids of all licenses, by number. */
const shortIds = new Map<number, string>();

beforeAll(async () => {
  place = await BackupPlace.open();
  source = await storeWith(host, syntheticLicenses(1, 40));
  await backUp(source, place.target);
  for (let number = 1; number <= 40; number += 1) {
    shortIds.set(number, await shortIdOf(source, number));
  }
});

async function restoreOnly(only: readonly string[]) {
  const store = await storeWith(host);
  const report = await restoreLicenses({ store, target: place.target, only });
  return { report, ids: Object.keys(await contentsOf(store)) };
}

/** The shortest prefix of a short id that no other license has, and the longest one that another has too. */
function prefixes(number: number): { readonly unique: string; readonly shared: string } {
  const own = shortIds.get(number)!;
  const others = [...shortIds].filter(([other]) => other !== number).map(([, id]) => id);
  let length = 1;
  while (others.some((id) => id.startsWith(own.slice(0, length)))) length += 1;
  return { unique: own.slice(0, length), shared: own.slice(0, length - 1) };
}

describe('only some licenses', () => {
  test('by license id', async () => {
    const { report, ids } = await restoreOnly(['synthetic:7', 'synthetic:31']);
    expect(ids).toEqual(['synthetic:7', 'synthetic:31']);
    expect(report.restored).toBe(2);
  });

  test('by short id and by any unique prefix of it, in either case', async () => {
    const { ids } = await restoreOnly([
      shortIds.get(5)!,
      prefixes(6).unique,
      prefixes(8).unique.toUpperCase(),
    ]);
    expect(ids).toEqual(['synthetic:5', 'synthetic:6', 'synthetic:8']);
  });

  test('the same one named twice is restored once', async () => {
    const { report, ids } = await restoreOnly(['synthetic:5', shortIds.get(5)!]);
    expect(ids).toEqual(['synthetic:5']);
    expect(report.restored).toBe(1);
  });

  test('an ambiguous prefix is refused, named, and nothing is restored', async () => {
    const number = [...shortIds.keys()].find((each) => prefixes(each).shared !== '')!;
    const { shared } = prefixes(number);
    const store = await storeWith(host);
    const error = await failureOf(
      restoreLicenses({ store, target: place.target, only: ['synthetic:1', shared] }),
    );
    expect(error).toMatchObject({ code: 'license-ambiguous', details: { license: shared } });
    expect(await contentsOf(store)).toEqual({});
  });

  test('a license the backup does not hold is refused, named, and nothing is restored', async () => {
    const store = await storeWith(host);
    const error = await failureOf(
      restoreLicenses({ store, target: place.target, only: ['synthetic:1', 'synthetic:99'] }),
    );
    expect(error).toMatchObject({
      code: 'license-not-found',
      details: { license: 'synthetic:99' },
    });
    expect(await contentsOf(store)).toEqual({});
  });

  test('none at all restores none', async () => {
    expect((await restoreOnly([])).ids).toEqual([]);
  });
});
