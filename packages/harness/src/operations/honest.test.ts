import {
  strictPolicy,
  verifyBackup,
  type BackupPolicy,
  type License,
  type RestrictedLicense,
} from '@wmdrm/core';
import { describe, expect, test } from 'vitest';
import { BackupPlace } from './fixtures/backup-place.js';
import { keyIdOf, storeWith, syntheticLicense, syntheticLicenses } from './fixtures/licenses.js';
import { contentOf } from './fixtures/reseal.js';
import { backUp, failureOf, restored } from './fixtures/runs.js';
import { World } from './fixtures/world.js';

const manifest = 'manifest-0000000001.json';

/** One license of every kind there is, twice each, in several ranges. */
const licenses: readonly License[] = [1, 11].flatMap((first) => [
  syntheticLicense(first, { backup: 'granted' }),
  syntheticLicense(first + 1, { backup: 'denied' }),
  syntheticLicense(first + 2, { backup: 'conditional' }),
  syntheticLicense(first + 3, { backup: 'not-expressed' }),
  syntheticLicense(first + 4, { backup: 'unknown' }),
  syntheticLicense(first + 5, { backup: 'sealed' }),
  syntheticLicense(first + 6, { backup: 'granted', persistence: 'no' }),
  syntheticLicense(first + 7, { backup: 'granted', persistence: 'unknown' }),
]);

const restrictedByDefault: readonly (readonly [number, RestrictedLicense['reason']])[] = [
  [2, 'denied'],
  [3, 'conditional'],
  [5, 'unknown'],
  [6, 'sealed'],
  [7, 'temporary'],
];

async function backedUp(policy?: BackupPolicy) {
  const { host } = new World().process();
  const place = await BackupPlace.open();
  const told: RestrictedLicense[] = [];
  const report = await backUp(await storeWith(host, licenses), place.target, {
    ...(policy ? { policy } : {}),
    onEvent: (event) => {
      if (event.type === 'restricted') told.push(...event.licenses);
    },
  });
  const inLedger: RestrictedLicense[] = [];
  for await (const lot of report.restrictedLicenses()) inLedger.push(...lot);
  return { place, host, report, told, inLedger };
}

const named = (number: number, reason: RestrictedLicense['reason']): RestrictedLicense => ({
  id: `synthetic:${number}`,
  keyIds: [keyIdOf(number)],
  label: `license ${number}.txt`,
  reason,
});

describe('the default policy', () => {
  const expected = [0, 10].flatMap((more) =>
    restrictedByDefault.map(([number, reason]) => named(number + more, reason)),
  );

  test('every restricted license is told, named and in the ledger, with its reason', async () => {
    const { told, inLedger } = await backedUp();
    expect(told).toEqual(expected);
    expect(inLedger).toEqual(expected);
  });

  test('the counts of report, manifest, ledger and verification agree', async () => {
    const { place, host, report } = await backedUp();
    expect(report).toMatchObject({
      backedUp: 6,
      restricted: 10,
      restrictedByReason: { denied: 2, conditional: 2, unknown: 2, sealed: 2, temporary: 2 },
    });
    expect(contentOf(await place.read(manifest))).toMatchObject({
      totals: { licenses: 6, restricted: 10, bytes: report.bytes },
      policy: { name: 'default' },
    });
    expect(await verifyBackup({ target: place.target, host })).toMatchObject({
      licenses: 6,
      bytes: report.bytes,
    });
    const ids = Object.keys(await restored(place.target, host)).sort();
    expect(ids).toEqual([1, 11, 14, 18, 4, 8].map((number) => `synthetic:${number}`));
  });

  test('nothing of a restricted payload lies in the directory', async () => {
    const { place } = await backedUp();
    const all = Buffer.concat([...(await place.files()).values()]).toString('latin1');
    expect(all).toContain('Synthetic license 1, ');
    for (const { id } of expected) {
      expect(all).not.toContain(`Synthetic license ${id.slice('synthetic:'.length)}, `);
    }
  });
});

test('the strict policy leaves out what the issuer did not grant in so many words', async () => {
  const { report } = await backedUp(strictPolicy);
  expect(report).toMatchObject({ backedUp: 4, restricted: 12 });
  expect(report.restrictedByReason).toMatchObject({ 'not-expressed': 2 });
});

test('no policy gets a denied or temporary license into a backup', async () => {
  const { report, inLedger } = await backedUp({ name: 'all', decide: () => ({ backUp: true }) });
  expect(report).toMatchObject({
    backedUp: 12,
    restricted: 4,
    restrictedByReason: { denied: 2, temporary: 2 },
  });
  expect(inLedger.map(({ id, reason }) => [id, reason])).toEqual([
    ['synthetic:2', 'denied'],
    ['synthetic:7', 'temporary'],
    ['synthetic:12', 'denied'],
    ['synthetic:17', 'temporary'],
  ]);
});

test("a policy's own refusal is a reason of its own", async () => {
  const { report } = await backedUp({
    name: 'none',
    decide: () => ({ backUp: false, reason: 'policy' }),
  });
  expect(report).toMatchObject({ backedUp: 0, restricted: 16 });
  expect(report.restrictedByReason).toEqual({ denied: 2, temporary: 2, policy: 12 });
});

test('requireAll refuses before anything is written, and says how many', async () => {
  const place = await BackupPlace.open();
  const store = await storeWith(new World().process().host, licenses);
  const error = await failureOf(backUp(store, place.target, { requireAll: true }));
  expect(error.code).toBe('restricted-licenses');
  expect(error.message).toContain('10 of 16');
  expect(await place.names()).toEqual([]);
});

test('requireAll has nothing to say where all may be backed up', async () => {
  const place = await BackupPlace.open();
  const store = await storeWith(new World().process().host, syntheticLicenses(1, 3));
  expect((await backUp(store, place.target, { requireAll: true })).backedUp).toBe(3);
});

test('removed and revoked licenses are neither backed up nor in the ledger', async () => {
  const { host } = new World().process();
  const place = await BackupPlace.open();
  const store = await storeWith(host, licenses);
  const shortId = async (number: number): Promise<string> =>
    (await store.get(`synthetic:${number}`)).shortId;
  await store.remove([await shortId(1), await shortId(2)]);
  await store.revoke([await shortId(4)]);
  const report = await backUp(store, place.target);
  expect(report).toMatchObject({ backedUp: 4, restricted: 9 });
});
