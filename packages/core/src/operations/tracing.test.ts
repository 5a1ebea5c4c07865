import { beforeEach, describe, expect, it } from 'vitest';
import { failure, MemoryTarget, type TargetCall } from '../fixtures/memory-target.js';
import { RecordedTracing } from '../fixtures/recorded-tracing.js';
import { refusal } from '../fixtures/refusals.js';
import { license, manyLicenses } from '../fixtures/sample-licenses.js';
import { backUp, workshop, type Workshop } from '../fixtures/sample-runs.js';
import { testHost } from '../fixtures/test-host.js';
import { traceNames } from '../host/tracing.js';
import { openTarget } from '../target/open-target.js';
import { planBackup } from './backup/backup-plan.js';
import { listGenerations } from './list-generations.js';
import { planPrune, pruneBackup } from './prune/prune-backup.js';
import { reindexLicenses } from './reindex/reindex-licenses.js';
import { planRestore, restoreLicenses } from './restore/restore-licenses.js';
import { verifyBackup } from './verify/verify-backup.js';

const secret = 'opaque-key-material';

/** What the calls of a memory target are called in a trace. */
const callNames: Readonly<Record<TargetCall['operation'], string>> = {
  create: 'createExclusive',
  write: 'write',
  flush: 'flush',
  publish: 'publish',
  discard: 'discard',
  open: 'open',
  read: 'read',
  stat: 'stat',
  list: 'list',
  'make-directory': 'makeDirectory',
  remove: 'remove',
  'flush-file': 'flushFile',
  'flush-directory': 'flushDirectory',
};

let tracing: RecordedTracing;

/** A workshop whose host tells `tracing`; what was told while it was set up is forgotten. */
async function tracedWorkshop(): Promise<Workshop> {
  const licenses = [
    ...manyLicenses(3),
    license('denied', { backup: 'denied' }),
    license('secret', { payload: secret, label: 'song.lic' }),
  ];
  const shop = await workshop(licenses, Object.assign(testHost(), { tracing }));
  tracing.traces.length = 0;
  tracing.asked.length = 0;
  return shop;
}

beforeEach(() => {
  tracing = new RecordedTracing();
});

/** Every operation once. */
async function useEverything(shop: Workshop): Promise<void> {
  const { host, store, target } = shop;
  const handles = { name: 'memory', handles: () => true, open: async () => target };
  await openTarget('/backups', [handles], { host, create: true });
  await store.add([license('late')]);
  await planBackup({ store, target });
  await backUp(shop);
  await verifyBackup({ target, host });
  await listGenerations({ target, host });
  await planRestore({ store, target });
  await restoreLicenses({ store, target });
  await reindexLicenses({ store, formats: [] });
  const prune = { target, host, retention: { keep: 1, keepWithinMs: 0 } };
  await planPrune(prune);
  await pruneBackup(prune);
}

describe('what is traced', () => {
  it('is every name on the list', async () => {
    await useEverything(await tracedWorkshop());
    const told = new Set(tracing.traces.map(({ name }) => name));
    expect([...told].sort()).toEqual([...traceNames].sort());
  });

  it('are places, numbers and names, and nothing of a license', async () => {
    await useEverything(await tracedWorkshop());
    const facts = tracing.traces.flatMap(({ facts, result }) => [facts, result ?? {}]);
    for (const fact of facts.flatMap((each) => Object.values(each))) {
      expect(['string', 'number', 'boolean']).toContain(typeof fact);
    }
    expect(JSON.stringify(tracing.traces)).not.toContain(secret);
  });

  it('is a backup from its beginning to its counts', async () => {
    const shop = await tracedWorkshop();
    const report = await backUp(shop);
    const { storeId } = shop.store;
    expect(tracing.of('backup')).toEqual([
      {
        name: 'backup',
        facts: { location: 'memory', storeId, overwrite: false },
        result: {
          ...{ generation: 1, backedUp: 4, byOperator: 0, restricted: 1, bytes: report.bytes },
          ...{ bytesWritten: report.bytesWritten, segments: 1, segmentsAdopted: 0 },
          ...{ pruned: 0, warnings: 0 },
        },
      },
    ]);
    expect(tracing.of('prune')).toEqual([
      {
        name: 'prune',
        facts: { location: 'memory', generation: 1 },
        result: { complete: true, pruned: 0 },
      },
    ]);
  });

  it('are the calls of the target in the order in which they reach it', async () => {
    const shop = await tracedWorkshop();
    await backUp(shop);
    const told = tracing
      .of('target')
      .map(({ facts }) => `${facts['call']} ${facts['finalName'] ?? facts['name']}`);
    // To close a file that was read is no call the memory target counts.
    expect(told.filter((call) => !call.startsWith('closeFile'))).toEqual(
      shop.target.calls.map(({ operation, name }) => `${callNames[operation]} ${name}`),
    );
  });

  it('has the sizes of what is written', async () => {
    const shop = await tracedWorkshop();
    await backUp(shop);
    const written = tracing
      .of('target')
      .filter(({ facts }) => facts['call'] === 'write' && `${facts['name']}`.includes('staged'))
      .reduce((sum, { facts }) => sum + Number(facts['bytes']), 0);
    const segments = [...shop.target.files].filter(([name]) => name.endsWith('.seg'));
    expect(written).toBe(segments.reduce((sum, [, { length }]) => sum + length, 0));
  });

  it('is a failure, with its code', async () => {
    const shop = await tracedWorkshop();
    shop.target.before = ({ operation }) => {
      if (operation === 'flush') throw failure('target-full', 'x');
    };
    expect(await refusal(() => backUp(shop))).toMatchObject({ code: 'target-full' });
    expect(tracing.of('backup')).toMatchObject([{ error: 'target-full' }]);
    const failed = tracing.of('target').filter(({ error }) => error === 'target-full');
    expect(failed[0]).toMatchObject({ facts: { call: 'flush' } });
  });

  it('is no call that a cancel kept from the target', async () => {
    const shop = await tracedWorkshop();
    const controller = new AbortController();
    shop.target.before = ({ operation }) => {
      if (operation === 'write') controller.abort();
    };
    await refusal(() => backUp(shop, { signal: controller.signal }));
    expect(tracing.of('backup')).toMatchObject([{ error: 'cancelled' }]);
    expect(tracing.of('target').filter(({ error }) => error === 'cancelled')).toEqual([]);
  });
});

describe('when nobody listens', () => {
  beforeEach(() => {
    tracing = new RecordedTracing([]);
  });

  it.each([
    ['a backup', ['backup', 'prune', 'target'], (shop: Workshop) => backUp(shop)],
    [
      'a list of generations',
      ['list-generations', 'target'],
      ({ target, host }: Workshop) => listGenerations({ target, host }),
    ],
  ] as const)('%s asks once for each name and makes its calls untold', async (_, names, run) => {
    const shop = await tracedWorkshop();
    await run(shop);
    expect([...tracing.asked].sort()).toEqual([...names]);
    expect(tracing.traces).toEqual([]);
  });

  it('a target is used as it is', async () => {
    const target = new MemoryTarget();
    const host = { tracing };
    const resolver = { name: 'memory', handles: () => true, open: async () => target };
    expect(await openTarget('/backups', [resolver], { host })).toBe(target);
  });
});
