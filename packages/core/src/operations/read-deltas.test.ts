import { beforeEach, describe, expect, it } from 'vitest';
import { toHex } from '../bytes/hex.js';
import { manifestName, segmentName } from '../backup-set/file-names.js';
import { encodeManifest } from '../backup-set/manifest-codec.js';
import type { Delta, Manifest, SegmentEntry } from '../backup-set/manifest.js';
import { readManifest } from '../backup-set/read-manifest.js';
import { refusal } from '../fixtures/refusals.js';
import { license, manyLicenses } from '../fixtures/sample-licenses.js';
import { backUp, workshop, type Workshop } from '../fixtures/sample-runs.js';
import { hashLicenseId } from '../license/license-id-hash.js';
import { memoryStore } from '../memory-store/memory-store.js';
import { LicenseStore } from '../store/license-store.js';
import type { VerifyDepth, VerifyReport } from './reports.js';
import { restoreLicenses } from './restore/restore-licenses.js';
import { verifyBackup } from './verify/verify-backup.js';

let shop: Workshop;
let manifest: Manifest;

/** A base and two deltas; the newer one has licenses, a ledger and tombstones. */
beforeEach(async () => {
  shop = await workshop([...manyLicenses(48), license('denied', { backup: 'denied' })]);
  const run = (): Promise<unknown> => backUp(shop, { overwrite: true, incremental: true });
  await run();
  await shop.store.add([license('license-1', { payload: 'first' })]);
  await run();
  const removed = ['license-2', 'license-3'].map((id) =>
    toHex(hashLicenseId(id, shop.host.hasher)),
  );
  await shop.store.remove(removed);
  await shop.store.add([
    license('license-1', { payload: 'other' }),
    license('license-4', { payload: 'changed' }),
    license('license-5', { payload: 'changed', backup: 'denied' }),
  ]);
  await run();
  manifest = await readBack();
  expect(manifest.deltas).toHaveLength(2);
});

const readBack = async (): Promise<Manifest> =>
  (await readManifest(shop.target.otherView(), 3, shop.host.hasher)).manifest;
const verify = (depth: VerifyDepth = 'default'): Promise<VerifyReport> =>
  verifyBackup({ target: shop.target.otherView(), host: shop.host, depth });

async function restored(): Promise<LicenseStore> {
  const store = new LicenseStore(memoryStore({ random: shop.host.random }), { host: shop.host });
  await restoreLicenses({ store, target: shop.target.otherView() });
  return store;
}

/** Writes the manifest anew with other deltas, or other members. */
function remake(changes: Partial<Manifest>): void {
  const { bytes } = encodeManifest({ ...manifest, ...changes }, shop.host.hasher);
  shop.target.files.set(manifestName(3), bytes);
}

/** The newer delta, changed. */
const newest = (change: (delta: Delta) => Partial<Delta>): readonly Delta[] => {
  const [older, newer] = manifest.deltas!;
  return [older!, { ...newer!, ...change(newer!) }];
};

describe('a set of a base and deltas', () => {
  it.each(['quick', 'default', 'deep'] as const)('is good at depth %s', async (depth) => {
    expect(await verify(depth)).toMatchObject({
      ...{ outcome: 'good', damageCount: 0 },
      ...{ licenses: 45, bytes: manifest.totals.bytes },
    });
  });

  it('is restored as the newest delta says, in one pass', async () => {
    const store = await restored();
    const text = async (id: string): Promise<string> =>
      new TextDecoder().decode((await store.get(id)).payload);
    expect(await text('license-1')).toBe('other');
    expect(await text('license-4')).toBe('changed');
    for (const gone of ['license-2', 'license-3', 'license-5', 'denied'])
      expect((await refusal(() => store.get(gone))).code).toBe('license-not-found');
    let count = 0;
    for await (const lot of store.list()) count += lot.length;
    expect(count).toBe(45);
  });

  it('restores a license chosen by name from the layer that has it, and none that is hidden', async () => {
    const store = new LicenseStore(memoryStore({ random: shop.host.random }), { host: shop.host });
    const only = (id: string) =>
      restoreLicenses({ store, target: shop.target.otherView(), only: [id] });
    expect(await only('license-1')).toMatchObject({ restored: 1 });
    expect((await refusal(() => only('license-2'))).code).toBe('license-not-found');
  });

  it('is damaged with any bit flipped in a file of a delta, and not restored', async () => {
    const entries = manifest.deltas!.flatMap(({ segments, ledger, tombstones }) => [
      ...segments,
      ...ledger,
      ...tombstones,
    ]);
    expect(entries).toHaveLength(4);
    for (const { root, run } of entries) {
      const name = segmentName(root, run);
      const whole = shop.target.files.get(name)!;
      for (let at = 0; at < whole.length; at += 1) {
        const bytes = whole.slice();
        bytes[at]! ^= 1 << (at % 8);
        shop.target.files.set(name, bytes);
        const { outcome, damage } = await verify();
        expect({ name, at, outcome, files: damage.map(({ file }) => file) }).toEqual({
          ...{ name, at, outcome: 'damaged' },
          files: [name],
        });
        if (at % 16 === 0) expect((await refusal(restored)).code).toBe('damaged');
      }
      shop.target.files.set(name, whole);
    }
  });

  it.each<[string, () => Partial<Manifest>]>([
    ['a delta too few', () => ({ deltas: manifest.deltas!.slice(0, 1) })],
    ['no tombstones', () => ({ deltas: newest(() => ({ tombstones: [] })) })],
    ['no licenses that changed', () => ({ deltas: newest(() => ({ segments: [] })) })],
    ['no ledger of what is restricted now', () => ({ deltas: newest(() => ({ ledger: [] })) })],
    [
      'a license twice in one delta',
      () => ({ deltas: newest(({ segments }) => ({ segments: [...segments, ...segments] })) }),
    ],
    [
      'bytes that do not come out',
      () => ({ totals: { ...manifest.totals, bytes: manifest.totals.bytes - 1 } }),
    ],
  ])('is damaged though each file is whole: %s', async (_, changes) => {
    remake(changes());
    expect(await verify('quick')).toMatchObject({ outcome: 'damaged' });
    expect((await refusal(restored)).code).toBe('damaged');
  });

  it('is damaged where its licenses are not those the store had, which only the sum of digests tells', async () => {
    const setHash = manifest.setHash!.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
    remake({ setHash });
    const { damage } = await verify('quick');
    expect(damage).toMatchObject([{ file: manifestName(3) }]);
  });

  it('is damaged where a file of a delta is missing', async () => {
    const { root, run }: SegmentEntry = manifest.deltas![1]!.tombstones[0]!;
    shop.target.files.delete(segmentName(root, run));
    expect(await verify()).toMatchObject({
      outcome: 'damaged',
      damage: [{ file: segmentName(root, run) }],
    });
  });
});
