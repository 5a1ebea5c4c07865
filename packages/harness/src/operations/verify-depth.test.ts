import {
  headerOffsets,
  LicenseStoreError,
  verifyBackup,
  type License,
  type LicenseFormat,
  type VerifyDepth,
} from '@wmdrm/core';
import { describe, expect, test } from 'vitest';
import { BackupPlace } from './fixtures/backup-place.js';
import { interceptedTarget } from './fixtures/intercepted-target.js';
import { storeWith, syntheticLicense, syntheticLicenses } from './fixtures/licenses.js';
import { backUp } from './fixtures/runs.js';
import { Series } from './fixtures/series.js';
import { World } from './fixtures/world.js';

/** Reads the made-up payloads: what they say of license 3 is up to the test. */
function formatThatSays(third: Partial<License['description']> | 'unreadable' = {}): LicenseFormat {
  return {
    id: 'synthetic',
    name: 'Synthetic',
    extension: '.txt',
    recognize: () => true,
    read: () => [],
    describe: (payload) => {
      const number = Number(/license (\d+),/.exec(new TextDecoder().decode(payload))?.[1]);
      if (number !== 3) return syntheticLicense(number).description;
      if (third === 'unreadable')
        throw new LicenseStoreError('malformed-license', 'Made by a test.');
      return { ...syntheticLicense(number).description, ...third };
    },
  };
}

async function verified(depth: VerifyDepth, format?: LicenseFormat) {
  const { host } = new World().process();
  const place = await BackupPlace.open();
  await backUp(await storeWith(host, syntheticLicenses(1, 6)), place.target);
  return verifyBackup({
    target: place.target,
    host,
    depth,
    ...(format ? { formats: [format] } : {}),
  });
}

describe('a deep verification', () => {
  test('finds nothing where the formats still say what the records say', async () => {
    expect(await verified('deep', formatThatSays())).toMatchObject({
      outcome: 'good',
      depth: 'deep',
      licenses: 6,
      warnings: [],
    });
  });

  test.each([
    ['issue date', { issued: 5 }],
    ['key ids', { keyIds: [] }],
    ['backup right', { backup: { verdict: 'denied', evidence: 'made up' } }],
    ['restore right', { restore: { verdict: 'unknown', evidence: 'made up' } }],
    ['persistence', { persistence: 'no' }],
    ['end', { notAfter: 5 }],
    ['begin', { notBefore: 5 }],
  ] as const)('names the license whose %s is another', async (what, third) => {
    const report = await verified('deep', formatThatSays(third));
    expect(report).toMatchObject({
      outcome: 'damaged',
      damageCount: 1,
      damage: [{ license: 'synthetic:3', label: 'license 3.txt' }],
    });
    expect(report.damage[0]?.message).toContain(what);
  });

  test('names the license that can no longer be read', async () => {
    const { damage } = await verified('deep', formatThatSays('unreadable'));
    expect(damage).toEqual([expect.objectContaining({ license: 'synthetic:3' })]);
  });

  test('says which formats it has no reader for', async () => {
    const report = await verified('deep');
    expect(report.outcome).toBe('good');
    expect(report.warnings).toEqual([
      { code: 'not-described', message: expect.stringContaining('synthetic') as string },
    ]);
  });
});

test.each(['quick', 'default'] as const)('a %s one asks no format', async (depth) => {
  expect(await verified(depth, formatThatSays('unreadable'))).toMatchObject({
    outcome: 'good',
    depth,
    licenses: 6,
  });
});

test('a generation that is no longer restorable is a warning beside a good newest one', async () => {
  const series = await Series.begin();
  for (let run = 0; run < 3; run += 1) await series.next();
  await series.place.flip('manifest-0000000001.json', 30, 1);
  const report = await verifyBackup({ target: series.place.target, host: series.process.host });
  expect(report.outcome).toBe('good');
  expect(report.warnings.map(({ code }) => code)).toEqual(['generation-unreadable']);
});

test('a torn lease of a run that died is a warning beside a good generation', async () => {
  const series = await Series.begin();
  await series.next();
  await series.place.write('lease-0000000002.json', 'torn');
  const report = await verifyBackup({ target: series.place.target, host: series.process.host });
  expect(report.outcome).toBe('good');
  expect(report.warnings.map(({ code }) => code)).toEqual(['lease-unreadable']);
});

test('it writes nothing', async () => {
  const series = await Series.begin();
  await series.next();
  const methods = new Set<string>();
  const target = interceptedTarget(series.place.target, (call, perform) => {
    methods.add(call.method);
    return perform();
  });
  await verifyBackup({ target, host: series.process.host, depth: 'deep' });
  expect([...methods].sort()).toEqual(['close', 'list', 'open', 'read']);
});

test('the ledger is checked like everything else', async () => {
  const { host } = new World().process();
  const place = await BackupPlace.open();
  const store = await storeWith(host, [syntheticLicense(1, { backup: 'denied' })]);
  await backUp(store, place.target);
  const [ledger = ''] = await place.names(/\.seg$/);
  const bytes = await place.read(ledger);
  expect([...headerOffsets(bytes.subarray(32, bytes.length - 128))]).toEqual([0]);
  await place.flip(ledger, 150, 0);
  const report = await verifyBackup({ target: place.target, host });
  expect(report).toMatchObject({
    outcome: 'damaged',
    damage: [{ file: ledger, offset: 150, license: 'synthetic:1' }],
  });
});
