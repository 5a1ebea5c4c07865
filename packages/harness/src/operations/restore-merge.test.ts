import { fromHex, LicenseStore, memoryStore, restoreLicenses } from '@wmdrm/core';
import type { Host, License, RestoreReport } from '@wmdrm/core';
import { describe, expect, test } from 'vitest';
import { BackupPlace } from './fixtures/backup-place.js';
import {
  contentsOf,
  shortIdOf,
  storeWith,
  syntheticLicense,
  type LicenseTraits,
} from './fixtures/licenses.js';
import { contentOf } from './fixtures/reseal.js';
import { backUp } from './fixtures/runs.js';
import { World } from './fixtures/world.js';

type Local = 'absent' | 'live' | 'deleted' | 'cleaned' | 'revoked';

/** How one license in the store meets the one in the backup, which is a `first` edition. */
interface Row {
  readonly local: Local;
  readonly localTraits?: LicenseTraits;
  readonly backupTraits?: LicenseTraits;
  /** With `revive`. Default false. */
  readonly revive?: boolean;
  /** The store belongs to the backup's lineage, and its license changed before or after the snapshot. */
  readonly lineage?: 'before' | 'after';
  readonly count: 'restored' | 'unchanged' | 'kept' | 'notRevived';
  readonly expired?: boolean;
}

const second: LicenseTraits = { edition: 'second' };
const past = Date.UTC(2020, 0, 1);

const rows: readonly (readonly [string, Row])[] = [
  ['not there', { local: 'absent', count: 'restored' }],
  [
    'not there, and its time is over',
    { local: 'absent', backupTraits: { notAfter: past }, count: 'restored', expired: true },
  ],
  ['the same bytes', { local: 'live', count: 'unchanged' }],
  [
    'the same bytes, and their time is over',
    {
      local: 'live',
      localTraits: { notAfter: past },
      backupTraits: { notAfter: past },
      count: 'unchanged',
    },
  ],
  [
    'older here',
    {
      local: 'live',
      localTraits: { ...second, issued: 1 },
      backupTraits: { issued: 2 },
      count: 'restored',
    },
  ],
  [
    'newer here',
    {
      local: 'live',
      localTraits: { ...second, issued: 3 },
      backupTraits: { issued: 2 },
      count: 'kept',
    },
  ],
  [
    'different, issued at the same time',
    {
      local: 'live',
      localTraits: { ...second, issued: 2 },
      backupTraits: { issued: 2 },
      count: 'kept',
    },
  ],
  ['different, without dates', { local: 'live', localTraits: second, count: 'kept' }],
  [
    'different, a date only here',
    { local: 'live', localTraits: { ...second, issued: 2 }, count: 'kept' },
  ],
  [
    'different, a date only in the backup',
    { local: 'live', localTraits: second, backupTraits: { issued: 2 }, count: 'kept' },
  ],
  [
    'one lineage, changed here after the backup',
    { local: 'live', localTraits: second, lineage: 'after', count: 'kept' },
  ],
  [
    'one lineage, not changed here since',
    { local: 'live', localTraits: second, lineage: 'before', count: 'restored' },
  ],
  [
    'one lineage, dates decide first',
    {
      local: 'live',
      localTraits: { ...second, issued: 3 },
      backupTraits: { issued: 2 },
      lineage: 'before',
      count: 'kept',
    },
  ],
  ['deleted', { local: 'deleted', count: 'notRevived' }],
  ['deleted and cleaned', { local: 'cleaned', count: 'notRevived' }],
  [
    'deleted, another edition',
    { local: 'deleted', localTraits: second, backupTraits: { issued: 9 }, count: 'notRevived' },
  ],
  ['deleted, with revive', { local: 'deleted', revive: true, count: 'restored' }],
  ['deleted and cleaned, with revive', { local: 'cleaned', revive: true, count: 'restored' }],
  ['revoked', { local: 'revoked', count: 'notRevived' }],
  ['revoked, with revive', { local: 'revoked', revive: true, count: 'notRevived' }],
  [
    'revoked, newer in the backup, with revive',
    {
      local: 'revoked',
      localTraits: { ...second, issued: 1 },
      backupTraits: { issued: 2 },
      revive: true,
      count: 'notRevived',
    },
  ],
];

async function localStore(row: Row, place: BackupPlace, host: Host): Promise<LicenseStore> {
  const manifest = contentOf(await place.read('manifest-0000000001.json'));
  const id = row.lineage ? fromHex(manifest['storeId'] as string)! : undefined;
  const random = id ? { bytes: () => id } : host.random;
  const store = new LicenseStore(memoryStore({ random }), { host });
  if (row.lineage) await store.change((change) => change.addLineage(manifest['lineage'] as string));
  if (row.lineage === 'after') {
    // Sequence 1 is the snapshot's; whatever comes now is later.
    await store.add([syntheticLicense(90), syntheticLicense(91)]);
  }
  if (row.local === 'absent') return store;
  await store.add([syntheticLicense(1, row.localTraits)]);
  const shortId = await shortIdOf(store, 1);
  if (row.local === 'revoked') await store.revoke([shortId]);
  if (row.local === 'deleted' || row.local === 'cleaned') await store.remove([shortId]);
  if (row.local === 'cleaned') await store.clean();
  return store;
}

async function restoreRow(
  row: Row,
): Promise<{ report: RestoreReport; payload: string | undefined }> {
  const { host } = new World().process();
  const place = await BackupPlace.open();
  const license: License = syntheticLicense(1, row.backupTraits);
  await backUp(await storeWith(host, [license]), place.target);
  const store = await localStore(row, place, host);
  const revive = row.revive ?? false;
  const report = await restoreLicenses({ store, target: place.target, revive });
  return { report, payload: (await contentsOf(store))['synthetic:1'] };
}

describe('what becomes of a license in the backup', () => {
  test.each(rows)('%s', async (_, row) => {
    const { report, payload } = await restoreRow(row);
    expect(report).toMatchObject({
      restored: 0,
      unchanged: 0,
      kept: 0,
      notRevived: 0,
      [row.count]: 1,
      expired: row.expired ? 1 : 0,
    });
    const edition = payload?.includes('second') ? 'local' : payload && 'from the backup';
    const expected = { restored: 'from the backup', unchanged: 'from the backup', kept: 'local' };
    expect(edition).toBe(row.count === 'notRevived' ? undefined : expected[row.count]);
  });
});

test('the five counts of one restore add up', async () => {
  const { host } = new World().process();
  const place = await BackupPlace.open();
  const source = await storeWith(host, [
    ...[1, 2, 3, 4, 5, 6].map((number) => syntheticLicense(number, { issued: 10 })),
    ...[7, 8].map((number) => syntheticLicense(number, { notAfter: past })),
  ]);
  await backUp(source, place.target);
  const store = await storeWith(host, [
    syntheticLicense(1, { issued: 10 }),
    syntheticLicense(2, { ...second, issued: 11 }),
    syntheticLicense(3, { ...second, issued: 9 }),
    ...[4, 5, 8].map((number) => syntheticLicense(number)),
    syntheticLicense(50),
  ]);
  await store.remove([await shortIdOf(store, 4)]);
  await store.revoke([await shortIdOf(store, 5)]);

  const report = await restoreLicenses({ store, target: place.target });

  expect(report).toMatchObject({ restored: 3, unchanged: 2, kept: 1, notRevived: 2, expired: 1 });
  const ids = Object.keys(await contentsOf(store)).sort();
  expect(ids).toEqual([1, 2, 3, 50, 6, 7, 8].map((number) => `synthetic:${number}`));
});
