import { beforeEach, describe, expect, it } from 'vitest';
import { segmentName } from '../../backup-set/file-names.js';
import { segmentNames, type Manifest } from '../../backup-set/manifest.js';
import { readManifest } from '../../backup-set/read-manifest.js';
import { refusal } from '../../fixtures/refusals.js';
import { license, manyLicenses } from '../../fixtures/sample-licenses.js';
import {
  backUp,
  outcomeOf,
  smallTuning,
  tampered,
  workshop,
  type Workshop,
} from '../../fixtures/sample-runs.js';
import { hashLicenseId } from '../../license/license-id-hash.js';
import { toHex } from '../../bytes/hex.js';
import { defaultPolicy } from '../../policy/backup-policy.js';
import { LicenseStore } from '../../store/license-store.js';
import type { StoreEngine, StoreSnapshot } from '../../store/store-engine.js';
import type { OperationEvent, RestrictedLicense } from '../operation-event.js';
import type { BackupOptions } from '../operation-options.js';
import type { BackupReport } from '../reports.js';
import { planBackup, type BackupPlan } from './backup-plan.js';

let shop: Workshop;

beforeEach(async () => {
  shop = await workshop([
    ...manyLicenses(38),
    license('denied-1', { backup: 'denied' }),
    license('denied-2', { backup: 'denied' }),
  ]);
  await increment();
});

/** A backup that is an increment where it can be one. */
function increment(
  options: Partial<BackupOptions> = {},
  events: OperationEvent<BackupReport>[] = [],
): Promise<BackupReport> {
  return backUp(shop, { overwrite: true, incremental: true, ...options }, events);
}

async function manifestOf(number: number): Promise<Manifest> {
  return (await readManifest(shop.target.otherView(), number, shop.host.hasher)).manifest;
}

const segments = (): readonly string[] => shop.target.names.filter((name) => name.endsWith('.seg'));
const shortId = (id: string): string => toHex(hashLicenseId(id, shop.host.hasher));
const change = (id: string, payload = 'changed'): Promise<unknown> =>
  shop.store.add([license(id, { payload })]);

/** The store as seen through snapshots with some members changed. */
function seenAs(view: (snapshot: StoreSnapshot) => Partial<StoreSnapshot>): LicenseStore {
  const { engine, host } = shop.store;
  const around = Object.assign(Object.create(engine) as StoreEngine, {
    begin: () => engine.begin(),
    snapshot: async () => {
      const snapshot = await engine.snapshot();
      return Object.assign(Object.create(snapshot) as StoreSnapshot, view(snapshot));
    },
  });
  return new LicenseStore(around, { host });
}

describe('the plan of an increment', () => {
  const plan = (options: Partial<BackupOptions> = {}): Promise<BackupPlan> => {
    const { store, target } = shop;
    return planBackup({ store, target, overwrite: true, incremental: true, ...options });
  };

  beforeEach(async () => {
    await change('license-3');
    await shop.store.remove([shortId('license-9')]);
  });

  it('tells what it would write', async () => {
    const { increment: planned } = await plan();
    const { bytesWritten } = await increment();
    const tombstone = 16;
    expect(planned).toEqual({ licenses: 1, bytes: bytesWritten - tombstone, removed: 1 });
  });

  it('tells of none where everything would be written', async () => {
    expect(await plan({ incremental: false })).not.toHaveProperty('increment');
    for (const { id } of manyLicenses(12)) await change(id);
    expect(await plan()).not.toHaveProperty('increment');
  });
});

describe('an increment', () => {
  it('writes what changed and what is gone, and names the rest where it lies', async () => {
    const before = segments();
    const base = await manifestOf(1);
    await change('license-3');
    await shop.store.remove([shortId('license-9')]);
    const { sequence } = await shop.store.snapshot();
    const report = await increment();
    expect(report).toMatchObject({ generation: 2, deltas: 1, backedUp: 37, restricted: 2 });
    expect(report.bytesWritten).toBeLessThan(base.totals.bytes / 20);
    const { deltas, ...rest } = await manifestOf(2);
    expect(rest).toMatchObject({ segments: base.segments, ledger: base.ledger });
    expect(deltas).toMatchObject([
      { since: base.sequence, segments: [{ run: 2, licenses: 1 }], ledger: [] },
    ]);
    expect(deltas?.[0]?.tombstones).toMatchObject([{ run: 2, licenses: 1, bytes: 16 }]);
    expect(rest).toMatchObject({ sequence, lineageSequence: sequence });
    expect(segments()).toHaveLength(before.length + 2);
    expect(await outcomeOf(shop)).toBe('good');
  });

  it('writes nothing but its manifest where nothing changed', async () => {
    const before = segments();
    expect(await increment()).toMatchObject({ deltas: 0, bytesWritten: 0, backedUp: 38 });
    await change('license-3');
    await increment();
    expect(await increment()).toMatchObject({ deltas: 1, bytesWritten: 0 });
    expect(segments()).toHaveLength(before.length + 1);
    expect(await outcomeOf(shop)).toBe('good');
  });

  it('moves a license between backup and ledger as the newest record of it says', async () => {
    await shop.store.add([license('license-1', { payload: 'no', backup: 'denied' })]);
    await change('denied-1');
    const events: OperationEvent<BackupReport>[] = [];
    const report = await increment({}, events);
    expect(report).toMatchObject({ deltas: 1, backedUp: 38, restricted: 2 });
    const told = events.flatMap((event) => (event.type === 'restricted' ? event.licenses : []));
    expect(told.map(({ id }) => id)).toEqual(['license-1']);
    const left: RestrictedLicense[] = [];
    for await (const lot of report.restrictedLicenses()) left.push(...lot);
    expect(left.map(({ id }) => id).sort()).toEqual(['denied-2', 'license-1']);
    expect(await outcomeOf(shop)).toBe('good');
  });

  it('counts all licenses in its progress, those it leaves in place last', async () => {
    await change('license-3');
    const events: OperationEvent<BackupReport>[] = [];
    const { bytes } = await increment({}, events);
    const last = events.filter((event) => event.type === 'progress').at(-1);
    expect(last).toMatchObject({ licensesDone: 38, licensesTotal: 38, bytesDone: bytes });
  });

  it('is pruned like any generation, and its base stays while something is laid over it', async () => {
    const retention = { keep: 2, keepWithinMs: 0 };
    for (const id of ['license-1', 'license-2', 'license-3', 'license-4']) {
      await change(id);
      await increment({ retention });
    }
    expect(await outcomeOf(shop)).toBe('good');
    await increment({ retention, incremental: false });
    await increment({ retention, incremental: false });
    const { segments: kept } = await manifestOf(7);
    expect(segments().filter((name) => kept.some((one) => name.includes(one.root)))).toHaveLength(
      kept.length,
    );
    expect((await manifestOf(7)).deltas).toBeUndefined();
    // Generations 6 and 7 each have a ledger of their own.
    expect(segments()).toHaveLength(kept.length + 2);
  });
});

describe('compaction', () => {
  it('puts one delta in the place of many', async () => {
    const tuning = { ...smallTuning, mostDeltas: 3 };
    const found: number[] = [];
    for (const id of ['license-1', 'license-2', 'license-1', 'license-3', 'license-4']) {
      await change(id, `version ${found.length}`);
      found.push((await increment({ tuning })).deltas);
    }
    expect(found).toEqual([1, 2, 3, 1, 2]);
    const [merged] = (await manifestOf(5)).deltas ?? [];
    expect(merged).toMatchObject({ since: (await manifestOf(1)).sequence });
    expect(merged?.segments).toMatchObject([{ licenses: 3 }]);
    expect(await outcomeOf(shop)).toBe('good');
  });

  it('makes a full generation before deltas outgrow a quarter of the base', async () => {
    const found: number[] = [];
    for (let at = 1; at <= 12; at += 1) {
      await change(`license-${at}`);
      found.push((await increment()).deltas);
    }
    expect(found).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0, 1]);
    expect(await outcomeOf(shop)).toBe('good');
  });

  it('makes a full generation of a few large licenses as well', async () => {
    const { bytes } = (await manifestOf(1)).totals;
    await shop.store.add([license('license-1', { payload: new Uint8Array(bytes) })]);
    expect(await increment()).toMatchObject({ deltas: 0 });
  });
});

describe('a backup is full where it is asked to be, or anything is uncertain:', () => {
  beforeEach(() => change('license-3'));

  it.each<[string, () => Partial<BackupOptions> | Promise<Partial<BackupOptions>>]>([
    ['it was not asked for an increment', () => ({ incremental: false })],
    ['another policy', () => ({ policy: { ...defaultPolicy, name: 'other' } })],
    [
      'a policy of the same name that answers otherwise',
      () => ({
        policy: { ...defaultPolicy, decide: () => ({ backUp: false, reason: 'policy' }) },
        allowShrink: true,
      }),
    ],
    ['a store that tells no changes', () => ({ store: seenAs(() => ({ changes: undefined! })) })],
    [
      'a store that tells no tombstones',
      () => ({ store: seenAs(() => ({ tombstones: undefined! })) }),
    ],
    ['a store without a guard', () => ({ store: seenAs(() => ({ guard: undefined! })) })],
    [
      'a mark that the store does not know',
      () => ({ store: seenAs(() => ({ hasLineage: () => false })), replaceOtherStore: true }),
    ],
    [
      'a parent that was made while the store changed',
      async () => {
        let changes = 0;
        const { engine, host } = shop.store;
        const around = Object.assign(Object.create(engine) as StoreEngine, {
          begin: () => engine.begin(),
          snapshot: async () => {
            changes += 1;
            await change('license-3', `busy ${changes}`);
            return engine.snapshot();
          },
        });
        await increment({ store: new LicenseStore(around, { host }) });
        await change('license-4');
        return {};
      },
    ],
  ])('%s', async (_, options) => {
    const generation = await increment(await options());
    expect(generation.deltas).toBe(0);
    expect((await manifestOf(generation.generation)).deltas).toBeUndefined();
    expect(await outcomeOf(shop)).toBe('good');
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array | undefined]>([
    ['missing', () => undefined],
    ['cut short', (bytes) => bytes.subarray(1)],
    ['damaged in its table', (bytes) => flipped(bytes, bytes.length - 100)],
    ['damaged in its trailer', (bytes) => flipped(bytes, bytes.length - 1)],
    ['damaged in its header', (bytes) => flipped(bytes, 0)],
  ])('a file of the parent is %s', async (_, spoil) => {
    let count = 1;
    for (let at = 0; at < count; at += 1) {
      await change('license-4', `round ${at}`);
      const { generation, deltas } = await increment();
      expect(deltas).toBe(1);
      const names = segmentNames(await manifestOf(generation));
      count = names.length;
      const bytes = spoil(shop.target.files.get(names[at]!)!);
      if (bytes) shop.target.files.set(names[at]!, bytes);
      else shop.target.files.delete(names[at]!);
      expect(await increment()).toMatchObject({ deltas: 0 });
      expect(await outcomeOf(shop)).toBe('good');
    }
    expect(count).toBeGreaterThan(3);
  });

  it('a flipped bit in a body is not looked for; a full run heals it', async () => {
    const [first] = (await manifestOf(1)).segments;
    const name = segmentName(first!.root, first!.run);
    shop.target.files.set(name, flipped(shop.target.files.get(name)!, 60));
    expect(await increment()).toMatchObject({ deltas: 1 });
    expect(await outcomeOf(shop)).toBe('damaged');
    expect(await increment({ incremental: false })).toMatchObject({ deltas: 0 });
    expect(await outcomeOf(shop)).toBe('good');
  });
});

describe('a store that is not what it was makes no increment', () => {
  beforeEach(async () => {
    await change('license-3');
    await shop.store.remove([shortId('license-9')]);
  });

  it.each<[string, () => LicenseStore]>([
    ['rows are not what its guard knows', () => seenAs(tooMany(0))],
    [
      'classes count other bytes than its rows',
      () =>
        seenAs(({ totals }) => ({
          totals: totals.map((each) => ({ ...each, bytes: each.bytes + 1 })),
        })),
    ],
    ['rows know more changes than it gives', () => seenAs(tooMany(1))],
    [
      'it gives fewer tombstones than its rows know',
      () => seenAs(() => ({ tombstones: () => [] })),
    ],
    ['a changed record is missing', () => tampered(shop.store, () => undefined)],
    [
      'a changed record has rotted',
      () =>
        tampered(shop.store, (chunk) => ({
          ...chunk,
          bytes: flipped(chunk.bytes, chunk.bytes.length - 1),
        })),
    ],
  ])('%s', async (what, store) => {
    const before = shop.target.names;
    const running = (): Promise<BackupReport> => increment({ store: store() });
    if (what.startsWith('rows are not')) {
      // Only a full one can say where.
      expect(await running()).toMatchObject({ deltas: 0 });
      return;
    }
    expect((await refusal(running)).code).toBe('store-corrupt');
    expect(shop.target.names.filter((name) => /^manifest|tmp$/.test(name))).toEqual(
      before.filter((name) => name.startsWith('manifest')),
    );
    expect(await outcomeOf(shop)).toBe('good');
  });
});

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = bytes.slice();
  copy[at]! ^= 1;
  return copy;
}

/** Counts one license more than there is, among all (0) or among those that changed (1). */
function tooMany(after: 0 | 1) {
  return (snapshot: StoreSnapshot): Partial<StoreSnapshot> => ({
    changes: async (since) => {
      const changes = await snapshot.changes!(since);
      return Math.sign(since) === after ? { ...changes, licenses: changes.licenses + 1 } : changes;
    },
  });
}
