import { beforeEach, describe, expect, it } from 'vitest';
import { leaseName, manifestName } from '../../backup-set/file-names.js';
import { encodeLease } from '../../backup-set/lease.js';
import { segmentNames } from '../../backup-set/manifest.js';
import { readManifest } from '../../backup-set/read-manifest.js';
import { failure } from '../../fixtures/memory-target.js';
import { refusal } from '../../fixtures/refusals.js';
import { license, manyLicenses } from '../../fixtures/sample-licenses.js';
import { backUp, outcomeOf, workshop, type Workshop } from '../../fixtures/sample-runs.js';
import { owner } from '../../fixtures/test-host.js';
import { memoryStore } from '../../memory-store/memory-store.js';
import { LicenseStore } from '../../store/license-store.js';
import { listGenerations } from '../list-generations.js';
import type { OperationEvent } from '../operation-event.js';
import type { PruneOptions, Retention } from '../operation-options.js';
import type { PruneReport } from '../reports.js';
import { restoreLicenses } from '../restore/restore-licenses.js';
import { planPrune, pruneBackup } from './prune-backup.js';

const hour = 60 * 60 * 1000;
const everything: Retention = { keep: 100 };
const newestOnly: Retention = { keep: 1, keepWithinMs: 0 };

let shop: Workshop;

/** Five generations, an hour apart, each with a license more than the one before. */
beforeEach(async () => {
  shop = await workshop(manyLicenses(10));
  for (let number = 1; number <= 5; number += 1) {
    await shop.store.add([license(`added-${number}`)]);
    await backUp(shop, { overwrite: number > 1, retention: everything });
    await shop.host.clock.advance(hour);
  }
});

function prune(
  retention?: Retention,
  options: Partial<PruneOptions> = {},
  events: OperationEvent<PruneReport>[] = [],
): Promise<PruneReport> {
  const { target, host } = shop;
  return pruneBackup({
    target,
    host,
    ...(retention ? { retention } : {}),
    onEvent: (event) => void events.push(event),
    ...options,
  });
}

/** Ids a generation would bring into an empty store. */
async function restored(generation?: number): Promise<readonly string[]> {
  const { target, host } = shop;
  const store = new LicenseStore(memoryStore({ random: host.random }), { host });
  const view = target.otherView();
  await restoreLicenses({
    store,
    target: view,
    ...(generation === undefined ? {} : { generation }),
  });
  const ids: string[] = [];
  for await (const page of store.list()) ids.push(...page.map(({ id }) => id));
  return ids.sort();
}

/** What the manifest of a generation says the operator decided. */
const overridesOf = async (generation: number): Promise<readonly string[]> =>
  (await readManifest(shop.target.otherView(), generation, shop.host.hasher)).manifest.overrides;

const retainedNumbers = async (): Promise<readonly number[]> =>
  (await listGenerations({ target: shop.target.otherView(), host: shop.host }))
    .filter(({ retained }) => retained)
    .map(({ number }) => number)
    .sort((a, b) => a - b);

describe('pruning a backup', () => {
  it('lets go of what is not kept, and tells what', async () => {
    expect(await prune({ keep: 3, keepWithinMs: 0 })).toMatchObject({
      generation: 6,
      retained: [3, 4, 5, 6],
      pruned: [1, 2],
      warnings: [],
    });
    expect(await retainedNumbers()).toEqual([3, 4, 5, 6]);
  });

  it('keeps word of what only the operator let in', async () => {
    await shop.store.add([license('mine', { operator: true })]);
    await backUp(shop, { overwrite: true, retention: everything });
    await prune(newestOnly);
    expect(await overridesOf(7)).toEqual(['operator-evidence']);
  });

  it('leaves the backup as it was', async () => {
    const before = await restored();
    await prune(newestOnly);
    expect(await restored()).toEqual(before);
    expect(await outcomeOf(shop)).toBe('good');
  });

  it('leaves what is kept restorable', async () => {
    const before = await restored(4);
    await prune({ keep: 2, keepWithinMs: 0 });
    expect(await restored(4)).toEqual(before);
  });

  it('removes the files of what it let go', async () => {
    const { target } = shop;
    await prune(newestOnly);
    const numbers = target.names.flatMap(
      (name) => /^manifest-0*(\d+)\.json$/.exec(name)?.[1] ?? [],
    );
    expect(numbers).toEqual(['5', '6']);
    const needed = new Set<number>();
    for (const number of [5, 6]) {
      const { manifest } = await readManifest(target, number, shop.host.hasher);
      for (const { run } of [...manifest.segments, ...manifest.ledger]) needed.add(run);
    }
    const there = target.names.flatMap((name) => /-0*(\d+)\.seg$/.exec(name)?.[1] ?? []);
    expect(new Set(there.map(Number))).toEqual(needed);
  });

  it('counts the time back from the newest generation, not from now', async () => {
    await shop.host.clock.advance(1000 * hour);
    const { pruned } = await prune({ keep: 1, keepWithinMs: 2 * hour + 1 });
    expect(pruned).toEqual([1, 2]);
  });

  it('keeps the time of the backup', async () => {
    const time = async (number: number): Promise<number> =>
      (await readManifest(shop.target, number, shop.host.hasher)).manifest.time;
    await prune(newestOnly);
    expect(await time(6)).toBe(await time(5));
  });

  it('writes nothing where there is nothing to let go of', async () => {
    const before = shop.target.image();
    expect(await prune(everything)).toMatchObject({
      generation: 5,
      retained: [1, 2, 3, 4, 5],
      pruned: [],
    });
    expect(shop.target.image()).toEqual(before);
  });

  it.each<Retention>([
    { keep: 3, keepWithinMs: 0 },
    newestOnly,
    { keep: 1, keepWithinMs: 2 * hour + 1 },
    { keep: 1, keepWithinMs: 0, keepDaily: 2 },
  ])('finds nothing to let go of a second time, keeping %o', async (retention) => {
    await prune(retention);
    const before = shop.target.image();
    expect((await prune(retention)).pruned).toEqual([]);
    expect(shop.target.image()).toEqual(before);
  });

  it('takes the place of no backup when the next one counts them', async () => {
    const keepThree: Retention = { keep: 3, keepWithinMs: 0 };
    await prune(keepThree);
    await shop.store.add([license('six')]);
    await backUp(shop, { overwrite: true, retention: keepThree });
    const backups = await Promise.all((await retainedNumbers()).map(restored));
    expect(new Set(backups.map(({ length }) => length))).toEqual(new Set([14, 15, 16]));
  });

  it('keeps the newest three and a day by default', async () => {
    await shop.host.clock.advance(100 * hour);
    await backUp(shop, { overwrite: true, retention: everything });
    expect((await prune()).pruned).toEqual([1, 2, 3]);
  });

  it('lets the next backup go on', async () => {
    await prune(newestOnly);
    await shop.store.add([license('after')]);
    const report = await backUp(shop, { overwrite: true });
    expect(report).toMatchObject({ generation: 7, retained: [5, 6, 7] });
    expect(await restored()).toContain('after');
  });

  it('tells its events in order', async () => {
    const events: OperationEvent<PruneReport>[] = [];
    await prune(newestOnly, {}, events);
    expect(events[0]).toMatchObject({ type: 'started', operation: 'prune' });
    expect(events.at(-1)?.type).toBe('completed');
    const phases = events.flatMap((event) => (event.type === 'progress' ? [event.phase] : []));
    expect([...new Set(phases)]).toEqual(['verifying', 'publishing', 'pruning']);
  });
});

describe('planning to prune', () => {
  it('tells what a pruning would do, and changes nothing', async () => {
    const before = shop.target.image();
    const { target, host } = shop;
    const plan = await planPrune({ target, host, retention: { keep: 3, keepWithinMs: 0 } });
    expect(plan).toEqual({ generation: 5, retained: [3, 4, 5], pruned: [1, 2] });
    expect(shop.target.image()).toEqual(before);
  });
});

describe('nothing is removed', () => {
  /** Expects `prune` to be refused with `code` and all manifests to be there. */
  async function expectRefused(code: string, options: Partial<PruneOptions> = {}): Promise<void> {
    const manifests = [1, 2, 3, 4, 5].map(manifestName);
    const error = await refusal(() => prune(newestOnly, options));
    expect(error.code).toBe(code);
    expect(shop.target.names).toEqual(expect.arrayContaining(manifests));
  }

  it('from a backup with a damaged license', async () => {
    const { target, host } = shop;
    const { manifest } = await readManifest(target, 5, host.hasher);
    target.files.get(segmentNames(manifest)[0]!)![200]! ^= 1;
    await expectRefused('damaged');
  });

  it('behind a newest manifest that cannot be read', async () => {
    shop.target.files.get(manifestName(5))![30]! ^= 1;
    await expectRefused('damaged');
  });

  it('while another run is at work', async () => {
    const { target, host } = shop;
    const times = { startedAt: 0, renewedAt: 0 };
    const other = { run: 6, nonce: 'ab'.repeat(16), released: false, owner: owner({ pid: 18 }) };
    let beat = 0;
    const renew = (): void => {
      beat += 1;
      target.files.set(leaseName(6), encodeLease({ ...other, ...times, beat }, host.hasher));
    };
    renew();
    target.before = ({ operation, name }) => {
      if (operation === 'open' && name === leaseName(6)) renew();
    };
    const refused = expectRefused('busy');
    await host.clock.advance(60_000);
    await refused;
  });

  it('when it is cancelled', async () => {
    const signal = AbortSignal.abort();
    await expectRefused('cancelled', { signal });
  });

  it('from a target that cannot be written to', async () => {
    Object.assign(shop.target.capabilities, { writable: false });
    await expectRefused('access-denied');
  });

  it('where there is no backup', async () => {
    shop = await workshop();
    expect((await refusal(() => prune(newestOnly))).code).toBe('no-backup');
  });

  it('when the target does not answer while the backup is read', async () => {
    shop.target.before = ({ operation, name }) => {
      if (operation === 'open' && name.endsWith('.seg')) throw failure('connection-lost', name);
    };
    await expectRefused('target-io');
  });
});

it('a pruning whose deletions fail has let go all the same, and says what stays', async () => {
  shop.target.before = ({ operation, name }) => {
    if (operation === 'remove' && name === manifestName(1)) throw failure('target-io', name);
  };
  const { pruned, warnings } = await prune(newestOnly);
  expect(pruned).toEqual([1, 2, 3, 4]);
  expect(warnings.map(({ code }) => code)).toEqual(['not-pruned']);
  expect(await retainedNumbers()).toEqual([5, 6]);
});
