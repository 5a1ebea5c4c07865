import { beforeEach, describe, expect, it } from 'vitest';
import { leaseName, manifestName, segmentName } from '../../backup-set/file-names.js';
import type { Manifest } from '../../backup-set/manifest.js';
import { readManifest } from '../../backup-set/read-manifest.js';
import { refusal } from '../../fixtures/refusals.js';
import { license, manyLicenses } from '../../fixtures/sample-licenses.js';
import {
  backUp,
  outcomeOf,
  smallTuning,
  workshop,
  type Workshop,
} from '../../fixtures/sample-runs.js';
import { testHost } from '../../fixtures/test-host.js';
import { defaultPolicy, strictPolicy } from '../../policy/backup-policy.js';
import type { OperationEvent } from '../operation-event.js';
import type { BackupReport } from '../reports.js';
import { planBackup } from './backup-plan.js';

let shop: Workshop;

beforeEach(async () => {
  shop = await workshop([
    ...manyLicenses(10),
    license('denied', {
      backup: 'denied',
      label: 'denied.lic',
      keyIds: ['03020100-0504-0706-0809-0a0b0c0d0e0f'],
    }),
    license('sealed', { backup: 'sealed' }),
  ]);
});

async function manifestOf(number: number): Promise<Manifest> {
  return (await readManifest(shop.target.otherView(), number, shop.host.hasher)).manifest;
}

/** Names of a kind of file, as they lie on the target. */
const named = (pattern: RegExp): readonly string[] =>
  shop.target.names.filter((name) => pattern.test(name));

describe('a first backup', () => {
  it('makes generation 1 of what may be backed up', async () => {
    const report = await backUp(shop);
    expect(report).toMatchObject({
      generation: 1,
      backedUp: 10,
      restricted: 2,
      restrictedByReason: { denied: 1, sealed: 1 },
      retained: [1],
      pruned: [],
      segmentsAdopted: 0,
      warnings: [],
    });
    expect(await outcomeOf(shop)).toBe('good');
  });

  it('leaves nothing but lease, manifest and segments', async () => {
    const { segments } = await backUp(shop);
    expect(named(/^[^/]*$/)).toEqual([leaseName(1), manifestName(1)]);
    expect(named(/\.seg$/)).toHaveLength(segments + 1);
    expect(shop.target.names).toHaveLength(segments + 3);
    expect(shop.target.openHandles).toBe(0);
  });

  it('writes down where it comes from', async () => {
    const report = await backUp(shop, { policy: defaultPolicy });
    const snapshot = await shop.store.snapshot();
    const manifest = await manifestOf(1);
    expect(manifest).toMatchObject({
      number: 1,
      storeId: shop.store.storeId,
      lineage: snapshot.lineage?.mark,
      sequence: snapshot.sequence,
      time: shop.host.clock.now(),
      totals: { licenses: 10, restricted: 2, bytes: report.bytes },
      overrides: [],
      policy: { name: 'default' },
      durability: { flush: 'durable', flushDirectory: 'durable' },
    });
    expect(manifest.parent).toBeUndefined();
  });

  it('of an empty store is a valid empty set', async () => {
    shop = await workshop();
    expect(await backUp(shop)).toMatchObject({ backedUp: 0, segments: 0, bytes: 0 });
    expect(await outcomeOf(shop)).toBe('good');
  });

  it('follows the policy it is given', async () => {
    await shop.store.add([license('free', { backup: 'not-expressed' })]);
    const report = await backUp(shop, { policy: strictPolicy });
    expect(report.restrictedByReason).toEqual({ denied: 1, sealed: 1, 'not-expressed': 1 });
    expect((await manifestOf(1)).policy.name).toBe('strict');
  });

  it('puts no payload of a restricted license anywhere', async () => {
    await shop.store.add([
      license('secret', { backup: 'denied', payload: 'payload that must stay' }),
    ]);
    await backUp(shop);
    for (const bytes of shop.target.files.values()) {
      expect(new TextDecoder().decode(bytes)).not.toContain('payload that must stay');
    }
  });

  it('cuts segments near the size asked for', async () => {
    const small = await backUp(shop);
    expect(small.segments).toBeGreaterThan(1);
    const other = await workshop(manyLicenses(10));
    expect((await backUp(other, { tuning: {} })).segments).toBe(1);
  });

  it('lets no segment grow far beyond that, wherever the large licenses lie', async () => {
    const large = manyLicenses(10, 400, 'large-');
    shop = await workshop([...manyLicenses(60, 8), ...large]);
    await backUp(shop);
    const { segments } = await manifestOf(1);
    const most = (smallTuning.segmentBytes! * 8) / 3;
    expect(Math.max(...segments.map(({ bytes }) => bytes))).toBeGreaterThan(most / 2);
    for (const { bytes } of segments) expect(bytes).toBeLessThanOrEqual(most);
    expect(await outcomeOf(shop)).toBe('good');
  });

  it('refuses a target that cannot be written to before it touches it', async () => {
    const target = Object.assign(shop.target, {
      capabilities: { ...shop.target.capabilities, writable: false },
    });
    expect((await refusal(() => backUp({ ...shop, target }))).code).toBe('access-denied');
    expect(target.calls).toEqual([]);
  });
});

describe('the restricted licenses', () => {
  it('are named in events, with reason, label and key ids', async () => {
    const events: OperationEvent<BackupReport>[] = [];
    await backUp(shop, {}, events);
    expect(events.filter(({ type }) => type === 'restricted')).toEqual([
      {
        type: 'restricted',
        licenses: [
          {
            id: 'denied',
            label: 'denied.lic',
            keyIds: ['03020100-0504-0706-0809-0a0b0c0d0e0f'],
            reason: 'denied',
          },
          { id: 'sealed', keyIds: [], reason: 'sealed' },
        ],
      },
    ]);
  });

  it('are read back from the ledger', async () => {
    const report = await backUp(shop);
    const read: string[] = [];
    for await (const lot of report.restrictedLicenses())
      read.push(...lot.map(({ id, reason }) => `${id} ${reason}`));
    expect(read).toEqual(['denied denied', 'sealed sealed']);
  });

  it('can be forbidden', async () => {
    expect((await refusal(() => backUp(shop, { requireAll: true }))).code).toBe(
      'restricted-licenses',
    );
    expect(shop.target.names).toEqual([]);
  });
});

describe('a backup where one exists', () => {
  it('is refused unless told to overwrite, and changes not one byte', async () => {
    await backUp(shop);
    const before = shop.target.image();
    const lineage = (await shop.store.snapshot()).lineage;
    const error = await refusal(() => backUp(shop));
    expect(error).toMatchObject({ code: 'backup-exists', details: { generation: 1 } });
    expect(shop.target.image()).toEqual(before);
    expect((await shop.store.snapshot()).lineage).toEqual(lineage);
  });

  it('makes the next generation and keeps the one before', async () => {
    const first = await backUp(shop);
    const second = await backUp(shop, { overwrite: true });
    expect(second).toMatchObject({ generation: 2, retained: [1, 2], pruned: [] });
    expect((await manifestOf(2)).parent).toEqual({
      number: 1,
      root: first.root,
      time: shop.host.clock.now(),
    });
    expect(await outcomeOf(shop)).toBe('good');
  });

  it('writes no segment again that is there and whole', async () => {
    const { segments } = await backUp(shop);
    const events: OperationEvent<BackupReport>[] = [];
    const again = await backUp(shop, { overwrite: true }, events);
    expect(again).toMatchObject({ segments, segmentsAdopted: segments });
    expect(events.filter(({ type }) => type === 'adopted')).toHaveLength(segments);
  });

  it('writes only what changed', async () => {
    const { segments } = await backUp(shop);
    await shop.store.add([license('license-1', { payload: 'changed' })]);
    expect((await backUp(shop, { overwrite: true })).segmentsAdopted).toBe(segments - 1);
    expect(await outcomeOf(shop)).toBe('good');
  });

  it('heals a damaged segment', async () => {
    await backUp(shop);
    const [segment] = named(/\.seg$/);
    shop.target.files.get(segment!)![60]! ^= 4;
    expect(await outcomeOf(shop)).toBe('damaged');
    await backUp(shop, { overwrite: true });
    expect(await outcomeOf(shop)).toBe('good');
  });

  it('replaces a damaged manifest with a full generation, and removes nothing', async () => {
    await backUp(shop);
    shop.target.files.set(manifestName(1), new Uint8Array(7));
    const before = shop.target.names;
    expect((await refusal(() => backUp(shop))).code).toBe('backup-exists');
    const report = await backUp(shop, { overwrite: true });
    expect(report).toMatchObject({ generation: 2, retained: [2], pruned: [], segmentsAdopted: 0 });
    expect(report.warnings.map(({ code }) => code)).toEqual(['parent-unreadable', 'not-pruned']);
    expect(shop.target.names).toEqual(expect.arrayContaining([...before]));
    expect(await outcomeOf(shop)).toBe('good');
  });

  it('removes what retention no longer wants', async () => {
    await backUp(shop);
    const retention = { keep: 2, keepWithinMs: 0 };
    await backUp(shop, { overwrite: true, retention });
    const third = await backUp(shop, { overwrite: true, retention });
    expect(third).toMatchObject({ generation: 3, retained: [2, 3], pruned: [1] });
    expect(named(/^manifest/)).toEqual([manifestName(2), manifestName(3)]);
    expect(await outcomeOf(shop)).toBe('good');
  });

  it('is never dated before its parent', async () => {
    await backUp(shop);
    const { time } = await manifestOf(1);
    shop.host.clock.setBack(1_000_000);
    await backUp(shop, { overwrite: true });
    expect((await manifestOf(2)).time).toBe(time);
  });

  it('notes the guards that were switched off', async () => {
    await backUp(shop);
    const { store } = await workshop(manyLicenses(2), testHost({ salt: 2 }));
    const error = await refusal(() => backUp({ store, target: shop.target }, { overwrite: true }));
    expect(error.code).toBe('other-store');
    const options = { overwrite: true, replaceOtherStore: true, allowShrink: true };
    await backUp({ store, target: shop.target }, options);
    expect((await manifestOf(2)).overrides).toEqual(['replace-other-store', 'allow-shrink']);
  });
});

describe('licenses whose rights the operator stated', () => {
  const stated = [
    license('mine', { format: 'v7', operator: true }),
    license('final', { backup: 'denied', operator: true }),
  ];

  it('are counted in plan and report, and the manifest says so', async () => {
    await shop.store.add(stated);
    const { store, target } = shop;
    expect(await planBackup({ store, target })).toMatchObject({
      backedUp: 11,
      byOperator: 1,
      overrides: ['operator-evidence'],
    });
    expect(await backUp(shop)).toMatchObject({ backedUp: 11, byOperator: 1 });
    const { overrides, policy } = await manifestOf(1);
    expect(overrides).toEqual(['operator-evidence']);
    expect(policy.classes).toContainEqual({
      policyClass: 'v7 granted granted yes operator',
      decision: 'backed-up',
      licenses: 1,
    });
  });

  it('are no word about a backup that holds none of them', async () => {
    await shop.store.add(stated.slice(1));
    expect(await backUp(shop)).toMatchObject({ byOperator: 0 });
    expect((await manifestOf(1)).overrides).toEqual([]);
  });

  it('stand beside the guards that were switched off', async () => {
    await backUp(shop);
    const { store } = await workshop(stated, testHost({ salt: 2 }));
    const options = { overwrite: true, replaceOtherStore: true, allowShrink: true };
    await backUp({ store, target: shop.target }, options);
    expect((await manifestOf(2)).overrides).toEqual([
      'operator-evidence',
      'replace-other-store',
      'allow-shrink',
    ]);
  });
});

describe('planBackup', () => {
  it('says what the backup would do, and writes nothing', async () => {
    await backUp(shop);
    const before = shop.target.image();
    const sequence = (await shop.store.snapshot()).lineage;
    const options = {
      store: shop.store,
      target: shop.target,
      overwrite: true,
      tuning: smallTuning,
    };
    const plan = await planBackup(options);
    expect(plan).toMatchObject({
      backedUp: 10,
      restricted: 2,
      restrictedByReason: { denied: 1, sealed: 1 },
      generation: 2,
      replaces: 1,
      overrides: [],
    });
    expect(shop.target.image()).toEqual(before);
    expect((await shop.store.snapshot()).lineage).toEqual(sequence);
    expect(await backUp(shop, options)).toMatchObject({
      generation: 2,
      backedUp: 10,
      bytes: plan.bytes,
    });
  });

  it('refuses what the backup would refuse', async () => {
    await backUp(shop);
    const { store, target } = shop;
    expect((await refusal(() => planBackup({ store, target }))).code).toBe('backup-exists');
    expect(
      (await refusal(() => planBackup({ store, target, overwrite: true, requireAll: true }))).code,
    ).toBe('restricted-licenses');
    expect(
      (await refusal(() => planBackup({ store, target, signal: AbortSignal.abort() }))).code,
    ).toBe('cancelled');
  });
});

describe('the segments of a backup', () => {
  it('have the names of their roots', async () => {
    await backUp(shop);
    const { segments, ledger } = await manifestOf(1);
    const names = [...segments, ...ledger].map(({ root, run }) => segmentName(root, run));
    expect(named(/\.seg$/)).toEqual([...names].sort());
  });

  it('cover the positions of the store without a gap', async () => {
    await backUp(shop);
    const { segments } = await manifestOf(1);
    for (const { from, to } of segments) expect(to).toBeGreaterThan(from);
    segments.slice(1).forEach(({ from }, at) => expect(from).toBe(segments[at]!.to));
  });
});
