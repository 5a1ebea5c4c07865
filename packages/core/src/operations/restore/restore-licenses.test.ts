import { beforeEach, describe, expect, it } from 'vitest';
import { manifestName } from '../../backup-set/file-names.js';
import { readManifest } from '../../backup-set/read-manifest.js';
import { failure } from '../../fixtures/memory-target.js';
import { refusal } from '../../fixtures/refusals.js';
import { license, manyLicenses } from '../../fixtures/sample-licenses.js';
import { backUp, workshop, type Workshop } from '../../fixtures/sample-runs.js';
import { testHost } from '../../fixtures/test-host.js';
import { memoryStore } from '../../memory-store/memory-store.js';
import { LicenseStore } from '../../store/license-store.js';
import type { OperationEvent } from '../operation-event.js';
import type { RestoreOptions } from '../operation-options.js';
import type { RestoreReport } from '../reports.js';
import { planRestore, restoreLicenses } from './restore-licenses.js';

let shop: Workshop;
let events: OperationEvent<RestoreReport>[];

beforeEach(async () => {
  shop = await workshop([...manyLicenses(10), license('denied', { backup: 'denied' })]);
  await backUp(shop);
  events = [];
});

/** A store of another life, with a clock of its own. */
const otherStore = (): LicenseStore => {
  const host = testHost({ salt: 7 });
  return new LicenseStore(memoryStore({ random: host.random }), { host });
};

function restore(
  store = shop.store,
  options: Partial<RestoreOptions> = {},
): Promise<RestoreReport> {
  const { target } = shop;
  return restoreLicenses({
    store,
    target,
    onEvent: (event) => void events.push(event),
    ...options,
  });
}

/** Every live license with its payload, as text. */
async function contentOf(store: LicenseStore): Promise<readonly string[]> {
  const content: string[] = [];
  for await (const lot of store.list()) {
    for (const { id } of lot) content.push(`${id} ${(await store.get(id)).payload.join()}`);
  }
  return content;
}

/** Everything a snapshot tells of a store, to see that it did not change. */
async function stateOf(store: LicenseStore): Promise<unknown> {
  const { sequence, totals, lineage } = await store.snapshot();
  return { sequence, totals, lineage, content: await contentOf(store) };
}

const shortIdOf = async (id: string): Promise<string> => (await shop.store.get(id)).shortId;
const segmentNames = (): readonly string[] =>
  shop.target.names.filter((name) => name.endsWith('.seg'));

describe('restoring into an empty store', () => {
  it('brings back every license that was backed up, byte for byte', async () => {
    const store = otherStore();
    const before = (await contentOf(shop.store)).filter((line) => !line.startsWith('denied'));
    expect(await restore(store)).toMatchObject({
      generation: 1,
      restored: 10,
      unchanged: 0,
      kept: 0,
      notRevived: 0,
      expired: 0,
    });
    expect(await contentOf(store)).toEqual(before);
  });

  it('keeps labels and everything else that was known of a license', async () => {
    const store = otherStore();
    await restore(store);
    const { sequence: _, ...restored } = await store.get('license-3');
    expect(await shop.store.get('license-3')).toMatchObject(restored);
  });

  it('tells its story, with totals from the first event on', async () => {
    const report = await restore(otherStore());
    const progress = events.filter((event) => event.type === 'progress');
    for (const event of progress) {
      expect(event).toMatchObject({
        phase: 'merging',
        licensesTotal: 10,
        bytesTotal: report.bytes,
      });
    }
    expect(progress.at(-1)).toMatchObject({ licensesDone: 10, bytesDone: report.bytes });
    expect(events[0]).toEqual({ type: 'started', operation: 'restore', location: 'memory' });
    expect(events.at(-1)).toEqual({ type: 'completed', report });
  });

  it('counts what has expired among what it restores', async () => {
    shop = await workshop([
      license('over', { notAfter: shop.host.clock.now() - 1 }),
      license('valid', { notAfter: shop.host.clock.now() + 1 }),
    ]);
    await backUp(shop);
    expect(await restore(otherStore())).toMatchObject({ restored: 2, expired: 1 });
  });

  it('changes nothing the second time', async () => {
    const store = otherStore();
    await restore(store);
    const before = await stateOf(store);
    expect(await restore(store)).toMatchObject({ restored: 0, unchanged: 10 });
    expect(await stateOf(store)).toEqual(before);
  });
});

describe('restoring into the store it came from', () => {
  it('changes nothing that is as it was', async () => {
    expect(await restore()).toMatchObject({ restored: 0, unchanged: 10 });
  });

  it('keeps what changed after the backup', async () => {
    await shop.store.add([license('license-1', { payload: 'changed later' })]);
    expect(await restore()).toMatchObject({ kept: 1, unchanged: 9 });
    expect((await shop.store.get('license-1')).payload).toHaveLength(13);
  });

  it('does not revive what was deleted after the backup, unless asked', async () => {
    await shop.store.remove([await shortIdOf('license-1')]);
    expect(await restore()).toMatchObject({ notRevived: 1, restored: 0 });
    expect(await restore(shop.store, { revive: true })).toMatchObject({
      notRevived: 0,
      restored: 1,
    });
    expect((await shop.store.get('license-1')).state).toBe('live');
  });

  it('never revives what was revoked', async () => {
    await shop.store.revoke([await shortIdOf('license-1')]);
    expect(await restore(shop.store, { revive: true })).toMatchObject({
      notRevived: 1,
      restored: 0,
    });
  });

  it('lets the newer issue date win', async () => {
    shop = await workshop([
      license('a', { payload: 'new', issued: 2 }),
      license('b', { payload: 'old', issued: 1 }),
    ]);
    await backUp(shop);
    const store = otherStore();
    await store.add([
      license('a', { payload: 'old', issued: 1 }),
      license('b', { payload: 'new', issued: 2 }),
    ]);
    expect(await restore(store)).toMatchObject({ restored: 1, kept: 1 });
    for (const id of ['a', 'b'])
      expect(new TextDecoder().decode((await store.get(id)).payload)).toBe('new');
  });

  /** Another store with this license and the lineage mark of the backup. */
  async function marked(store: LicenseStore, payload: string): Promise<LicenseStore> {
    const { manifest } = await readManifest(shop.target.otherView(), 1, shop.host.hasher);
    await store.add([license('license-1', { payload })]);
    await store.change((transaction) => transaction.addLineage(manifest.lineage));
    return store;
  }

  it('within one lineage takes the newer change', async () => {
    // A copy of the store that was changed before the backup saw it, and not since.
    const { host } = shop;
    const engine = Object.assign(memoryStore(), { storeId: shop.store.storeId });
    const store = await marked(new LicenseStore(engine, { host }), 'earlier');
    expect(await restore(store)).toMatchObject({ restored: 10, kept: 0 });
    expect((await store.get('license-1')).payload).toHaveLength(40);
  });

  it('does not take another store for one of its lineage, whatever mark it has', async () => {
    const store = await marked(otherStore(), 'local');
    expect(await restore(store)).toMatchObject({ restored: 9, kept: 1 });
  });

  it('keeps the local license where nothing decides and the lineage is another', async () => {
    const store = otherStore();
    await store.add([license('license-1', { payload: 'local' })]);
    expect(await restore(store)).toMatchObject({ restored: 9, kept: 1 });
  });
});

describe('restoring only some licenses', () => {
  it('takes those asked for', async () => {
    const store = otherStore();
    const shortId = await shortIdOf('license-5');
    expect(await restore(store, { only: ['license-2', shortId.slice(0, 10)] })).toMatchObject({
      restored: 2,
    });
    expect((await contentOf(store)).map((line) => line.split(' ')[0])).toEqual([
      'license-2',
      'license-5',
    ]);
  });

  it.each(['nobody', 'denied'])('changes nothing if one is not in the backup: %s', async (id) => {
    const store = otherStore();
    const error = await refusal(() => restore(store, { only: ['license-2', id] }));
    expect(error).toMatchObject({ code: 'license-not-found', details: { license: id } });
    expect(await contentOf(store)).toEqual([]);
  });
});

describe('restoring another generation', () => {
  beforeEach(async () => {
    await shop.store.add([license('license-1', { payload: 'second' }), license('new')]);
    await backUp(shop, { overwrite: true });
  });

  it('takes the newest by itself', async () => {
    expect(await restore(otherStore())).toMatchObject({ generation: 2, restored: 11 });
  });

  it('takes the one named', async () => {
    expect(await restore(otherStore(), { generation: 1 })).toMatchObject({
      generation: 1,
      restored: 10,
    });
  });

  it('refuses one that is not there', async () => {
    expect((await refusal(() => restore(otherStore(), { generation: 3 }))).code).toBe(
      'no-generation',
    );
  });

  it('does not take an older one for a damaged newest', async () => {
    shop.target.files.set(manifestName(2), new Uint8Array(3));
    expect((await refusal(() => restore(otherStore()))).code).toBe('damaged');
    expect(await restore(otherStore(), { generation: 1 })).toMatchObject({ generation: 1 });
  });
});

describe('planRestore', () => {
  it('says what a restore would do, and changes nothing', async () => {
    const store = otherStore();
    const before = await stateOf(store);
    const { target } = shop;
    const plan = await planRestore({ store, target });
    expect(await stateOf(store)).toEqual(before);
    expect(await restore(store)).toEqual(plan);
  });

  it('refuses what a restore would refuse', async () => {
    shop.target.files.get(segmentNames()[0]!)![80]! ^= 1;
    const { target } = shop;
    expect((await refusal(() => planRestore({ store: otherStore(), target }))).code).toBe(
      'damaged',
    );
  });
});

describe('a restore that cannot be whole', () => {
  /** Expects the restore to be refused and the store to be as before. */
  async function refused(
    options: Partial<RestoreOptions> = {},
  ): Promise<ReturnType<typeof refusal>> {
    const store = otherStore();
    await store.add([license('local')]);
    const before = await stateOf(store);
    const error = await refusal(() => restore(store, options));
    expect(await stateOf(store)).toEqual(before);
    expect(shop.target.openHandles).toBe(0);
    // The store takes changes again.
    await store.add([license('later')]);
    return error;
  }

  it('is refused where there is no backup', async () => {
    shop.target.files.clear();
    expect((await refused()).code).toBe('no-backup');
  });

  it('is refused for one flipped bit in the last segment, naming file, place and license', async () => {
    const name = segmentNames().find((one) =>
      new TextDecoder().decode(shop.target.files.get(one)).includes('license-9'),
    )!;
    shop.target.files.get(name)![70]! ^= 1;
    const error = await refused();
    expect(error).toMatchObject({ code: 'damaged', details: { path: name, offset: 70 } });
    expect(error.details.license).toMatch(/^license-/);
    expect(error.message).toContain(error.details.label);
  });

  it('is refused when a segment is missing', async () => {
    const [name] = segmentNames();
    shop.target.files.delete(name!);
    expect(await refused()).toMatchObject({ code: 'damaged', details: { path: name } });
  });

  it('is refused when the target stops answering', async () => {
    let reads = 0;
    shop.target.before = ({ operation, name }) => {
      if (operation === 'read' && (reads += 1) === 9) throw failure('connection-lost', name);
    };
    expect((await refused()).code).toBe('connection-lost');
  });

  it('is refused when it is cancelled at any of its target calls', async () => {
    shop.target.calls.length = 0;
    await restore(otherStore());
    const { length } = shop.target.calls;
    for (let at = 1; at <= length; at += 1) {
      shop.target.calls.length = 0;
      const controller = new AbortController();
      shop.target.before = (_, number) => {
        if (number === at) controller.abort();
      };
      expect((await refused({ signal: controller.signal })).code).toBe('cancelled');
      expect(shop.target.calls.length - at).toBeLessThanOrEqual(1);
    }
  });

  it('is refused when its listener throws', async () => {
    const onEvent = (event: OperationEvent<RestoreReport>): void => {
      if (event.type === 'progress') throw new Error('mine');
    };
    expect((await refused({ onEvent })).code).toBe('listener-failed');
  });
});

describe('a restore while the set changes', () => {
  it('starts again on the newest generation, and mixes none', async () => {
    await shop.store.add([license('license-1', { payload: 'second' })]);
    const first = segmentNames().find((one) =>
      new TextDecoder().decode(shop.target.files.get(one)).includes('file-1.lcpl'),
    );
    shop.target.before = async ({ operation, name }) => {
      if (operation !== 'open' || name !== first) return;
      shop.target.before = undefined;
      await backUp(shop, { overwrite: true });
      shop.target.files.delete(first!);
    };
    const store = otherStore();
    expect(await restore(store)).toMatchObject({ generation: 2, restored: 10 });
    expect((await store.get('license-1')).payload).toHaveLength(6);
    expect(events.filter(({ type }) => type === 'completed')).toHaveLength(1);
  });
});
