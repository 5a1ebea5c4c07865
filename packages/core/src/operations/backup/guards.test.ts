import { beforeEach, describe, expect, it } from 'vitest';
import type { ExaminedSet } from '../../backup-set/examine-set.js';
import type { OpenedManifest } from '../../backup-set/manifest-codec.js';
import type { Manifest } from '../../backup-set/manifest.js';
import { failure, MemoryTarget } from '../../fixtures/memory-target.js';
import { refusal } from '../../fixtures/refusals.js';
import { rootOf, sampleManifest } from '../../fixtures/sample-manifests.js';
import { license } from '../../fixtures/sample-licenses.js';
import { testHost } from '../../fixtures/test-host.js';
import { memoryStore } from '../../memory-store/memory-store.js';
import { defaultPolicy } from '../../policy/backup-policy.js';
import { LicenseStore } from '../../store/license-store.js';
import { decideClasses } from './decisions.js';
import { checkGuards, type Override } from './guards.js';

type Options = Omit<Parameters<typeof checkGuards>[0], 'store' | 'target'>;

const host = testHost();
const mark = 'c'.repeat(32);

let store: LicenseStore;

beforeEach(async () => {
  store = new LicenseStore(memoryStore({ random: host.random }), { host });
  await store.add([license('a'), license('b'), license('c', { backup: 'denied' })]);
  await store.change((transaction) => transaction.addLineage(mark));
});

/** A set whose newest generation holds this. */
function setOf(changes: Partial<Manifest> = {}): ExaminedSet {
  const manifest = sampleManifest(4, {
    ...{ storeId: store.storeId, lineage: mark, sequence: 3 },
    ...changes,
  });
  return {
    listing: { manifests: [4], leases: [4], journals: [] },
    nextRun: 5,
    newest: {
      number: 4,
      opened: { manifest, root: rootOf('4'), requiresToWrite: [], requiresToPrune: ['deltas'] },
    },
  };
}

const emptySet: ExaminedSet = {
  listing: { manifests: [], leases: [], journals: [] },
  nextRun: 1,
  newest: undefined,
};
const damagedSet: ExaminedSet = {
  ...emptySet,
  newest: { number: 4, problem: failure('damaged', 'm') },
};
/** Totals of a generation that knew so many licenses. */
const knew = (licenses: number, restricted = 0): Partial<Manifest> => ({
  totals: { licenses, bytes: 1, restricted },
});

async function guard(
  set: ExaminedSet,
  options: Options = { overwrite: true },
): Promise<readonly Override[]> {
  const snapshot = await store.snapshot();
  const decisions = decideClasses(snapshot.totals, defaultPolicy);
  return checkGuards({ store, target: new MemoryTarget(), ...options }, set, snapshot, decisions);
}

const codeOf = async (...arguments_: Parameters<typeof guard>): Promise<string> =>
  (await refusal(() => guard(...arguments_))).code;

describe('the guards', () => {
  it('let a first backup pass', async () => {
    expect(await guard(emptySet, {})).toEqual([]);
  });

  it('let the next backup of the same store pass', async () => {
    expect(await guard(setOf())).toEqual([]);
  });

  it.each([
    ['a backup', () => setOf()],
    ['a damaged one', () => damagedSet],
  ])('let %s be overwritten only when told to', async (_, set) => {
    expect(await codeOf(set(), {})).toBe('backup-exists');
    expect(await codeOf(set(), { replaceOtherStore: true, allowShrink: true })).toBe(
      'backup-exists',
    );
    expect(await guard(set())).toEqual([]);
  });

  it('name the generation that is there', async () => {
    expect(await refusal(() => guard(setOf(), {}))).toMatchObject({
      details: { path: 'memory', generation: 4 },
    });
  });

  it('refuse to go on where a newer version says what one must know', async () => {
    const set = setOf();
    const newest = set.newest as { readonly number: number; readonly opened: OpenedManifest };
    const future = {
      ...set,
      newest: { ...newest, opened: { ...newest.opened, requiresToWrite: ['deltas'] } },
    };
    const error = await refusal(() => guard(future, { overwrite: true, replaceOtherStore: true }));
    expect(error.code).toBe('unsupported');
    expect(error.message).toContain('deltas');
  });

  it('keep the backup of another store', async () => {
    const other = setOf({ storeId: 'd'.repeat(32) });
    expect(await codeOf(other)).toBe('other-store');
    expect(await guard(other, { overwrite: true, replaceOtherStore: true })).toEqual([
      'replace-other-store',
    ]);
  });

  it.each<[string, Partial<Manifest>]>([
    ['later or another life of this store', { lineage: 'd'.repeat(32) }],
    ['store of which this is a copy made right behind the mark', { sequence: 4 }],
  ])('keep the backup of a %s', async (_, changes) => {
    const diverged = setOf(changes);
    expect(await codeOf(diverged)).toBe('lineage-diverged');
    expect(await guard(diverged, { overwrite: true, replaceOtherStore: true })).toEqual([
      'replace-other-store',
    ]);
  });

  it.each([
    [6, 0],
    [3, 3],
    [0, 6],
    [0, 0],
  ])('let three licenses replace %i and %i restricted ones', async (licenses, restricted) => {
    expect(await guard(setOf(knew(licenses, restricted)))).toEqual([]);
  });

  it.each([
    [7, 0],
    [3, 4],
  ])(
    'keep three licenses from replacing %i and %i restricted ones',
    async (licenses, restricted) => {
      const larger = setOf(knew(licenses, restricted));
      expect(await codeOf(larger)).toBe('shrunk');
      expect(await guard(larger, { overwrite: true, allowShrink: true })).toEqual(['allow-shrink']);
    },
  );

  it('note no override that was not needed', async () => {
    expect(
      await guard(setOf(), { overwrite: true, allowShrink: true, replaceOtherStore: true }),
    ).toEqual([]);
  });

  it('refuse a backup that would leave licenses out when all are required', async () => {
    expect(await codeOf(emptySet, { requireAll: true })).toBe('restricted-licenses');
    await store.remove([(await store.get('c')).shortId]);
    expect(await guard(emptySet, { requireAll: true })).toEqual([]);
  });
});
