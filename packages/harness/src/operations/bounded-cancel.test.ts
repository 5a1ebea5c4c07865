import {
  LicenseStore,
  memoryStore,
  planBackup,
  restoreLicenses,
  verifyBackup,
  type BackupTarget,
} from '@wmdrm/core';
import { describe, expect, test } from 'vitest';
import { BackupPlace } from './fixtures/backup-place.js';
import { interceptedEngine, type EngineCall } from './fixtures/intercepted-engine.js';
import { interceptedTarget, type TargetCall } from './fixtures/intercepted-target.js';
import {
  contentsOf,
  shortIdOf,
  storeWith,
  syntheticLicense,
  syntheticLicenses,
} from './fixtures/licenses.js';
import { backUp, outcomeOf, smallTuning, verify } from './fixtures/runs.js';
import { World } from './fixtures/world.js';

/** Set of one generation, and the store it came from, changed since; some of its ranges are empty now. */
async function prepare(world: World) {
  const place = await BackupPlace.open();
  const { host } = world.process();
  const licenses = [...syntheticLicenses(1, 24), syntheticLicense(25, { backup: 'denied' })];
  const store = await storeWith(host, licenses);
  await backUp(store, place.target);
  const gone = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19];
  await store.remove(await Promise.all(gone.map((number) => shortIdOf(store, number))));
  await store.add([
    ...syntheticLicenses(2, 3, { edition: 'second' }),
    ...syntheticLicenses(26, 27),
  ]);
  return { place, store, host };
}
type Prepared = Awaited<ReturnType<typeof prepare>>;

/** What ends a run in good order: it may, and must, happen after a cancel. */
function cleansUp({ method, name, to }: TargetCall): boolean {
  if (method === 'discard' || method === 'close') return true;
  return name.startsWith('lease') || (method === 'publish' && name === to);
}
/** The same of a store; a small change that has begun is one step with its commit. */
const engineCleansUp: readonly EngineCall[] = [
  'rollback',
  'close-snapshot',
  'add-lineage',
  'commit',
];

/** Cancels during the call of this number; tells what was begun after it. */
class CancelDuring {
  readonly controller = new AbortController();
  during: string | undefined;
  readonly after: string[] = [];
  readonly #at: number;
  #calls = 0;

  constructor(at: number) {
    this.#at = at;
  }

  target(target: BackupTarget): BackupTarget {
    return interceptedTarget(target, (call, perform) => {
      this.#see(`${call.method} ${call.to ?? call.name}`, cleansUp(call));
      return perform();
    });
  }

  store(store: LicenseStore): LicenseStore {
    const onCall = (call: EngineCall): void => this.#see(call, engineCleansUp.includes(call));
    return new LicenseStore(interceptedEngine(store.engine, { onCall }), { host: store.host });
  }

  #see(call: string, isCleanup: boolean): void {
    if (this.controller.signal.aborted) {
      if (!isCleanup) this.after.push(call);
    } else if (this.#calls++ === this.#at) {
      this.during = call;
      this.controller.abort();
    }
  }
}

type Operation = (
  prepared: Prepared,
  cancel: CancelDuring,
  target: BackupTarget,
  signal: AbortSignal,
) => Promise<unknown>;

const operations: readonly (readonly [string, Operation])[] = [
  [
    'a backup',
    ({ store }, cancel, target, signal) =>
      backUp(cancel.store(store), target, { overwrite: true, signal }),
  ],
  [
    'a plan',
    ({ store }, cancel, target, signal) =>
      planBackup({
        store: cancel.store(store),
        target,
        overwrite: true,
        signal,
        tuning: smallTuning,
      }),
  ],
  [
    'a restore',
    ({ host }, cancel, target, signal) => {
      const store = new LicenseStore(memoryStore(), { host });
      return restoreLicenses({ store: cancel.store(store), target, signal });
    },
  ],
  ['a verification', ({ host }, _, target, signal) => verifyBackup({ target, host, signal })],
];

describe.each(operations)('%s cancelled during any call', (_, operation) => {
  test('begins at most one chunk and one call after it, unless it comes too late', async () => {
    let cancelled = 0;
    for (let at = 0; ; at += 1) {
      const prepared = await prepare(new World());
      const cancel = new CancelDuring(at);
      const { signal } = cancel.controller;
      const target = cancel.target(prepared.place.target);

      const outcome = await outcomeOf(operation(prepared, cancel, target, signal));

      if (cancel.during === undefined) break;
      const point = `call ${at}, ${cancel.during}: ${outcome}, then ${cancel.after.join(', ')}`;
      if (outcome === 'completed') continue;
      cancelled += 1;
      expect(outcome, point).toBe('cancelled');
      expect(cancel.after.filter((call) => call === 'chunk').length, point).toBeLessThanOrEqual(1);
      expect(cancel.after.filter((call) => call !== 'chunk').length, point).toBeLessThanOrEqual(1);
    }
    expect(cancelled).toBeGreaterThan(2);
  });
});

test('a cancelled backup leaves the old one, no temporary file, and a released lease', async () => {
  let published = false;
  for (let at = 0; !published; at += 1) {
    const world = new World();
    const { place, store, host } = await prepare(world);
    const before = await place.tree();
    const cancel = new CancelDuring(at);
    const { signal } = cancel.controller;

    const outcome = await outcomeOf(
      backUp(cancel.store(store), cancel.target(place.target), { overwrite: true, signal }),
    );

    const point = `call ${at}, ${cancel.during}`;
    published = cancel.during === 'publish manifest-0000000002.json';
    expect(outcome, point).toBe(published ? 'completed' : 'cancelled');
    expect(await place.names(/\.tmp$/), point).toEqual([]);
    expect(await verify(place.target, host), point).toMatchObject({
      outcome: 'good',
      generation: published ? 2 : 1,
    });
    if (!published) expect(await place.tree(), point).toMatchObject(before);
    // Nobody has to wait for it: the clock stands still.
    expect(await outcomeOf(backUp(store, place.target, { overwrite: true })), point).toBe(
      'completed',
    );
  }
});

test('a cancelled restore leaves the store as it was', async () => {
  for (let at = 0; ; at += 1) {
    const world = new World();
    const { place, host } = await prepare(world);
    const local = await storeWith(host, syntheticLicenses(1, 3, { edition: 'local', issued: -1 }));
    const before = await contentsOf(local);
    const cancel = new CancelDuring(at);
    const { signal } = cancel.controller;
    const target = cancel.target(place.target);

    const outcome = await outcomeOf(
      restoreLicenses({ store: cancel.store(local), target, signal }),
    );

    if (cancel.during === undefined || cancel.during === 'commit') break;
    expect([at, cancel.during, outcome]).toEqual([at, cancel.during, 'cancelled']);
    expect(await contentsOf(local)).toEqual(before);
    expect((await local.snapshot()).sequence).toBe(3);
  }
});

test('a cancel while waiting for the holder of a lease is answered at once', async () => {
  const world = new World();
  const { place, store } = await prepare(world);
  await place.write('lease-0000000005.json', 'torn');
  const controller = new AbortController();
  const waiting = backUp(store, place.target, { overwrite: true, signal: controller.signal });
  await world.clock.advance(1500);
  expect(world.clock.sleeping).toBe(1);

  controller.abort();

  expect(await outcomeOf(waiting)).toBe('cancelled');
  expect(world.clock.sleeping).toBe(0);
});

test('an operation that is cancelled before it begins touches nothing', async () => {
  const { place, store, host } = await prepare(new World());
  const signal = AbortSignal.abort();
  const cancel = new CancelDuring(Infinity);
  const target = cancel.target(place.target);
  cancel.controller.abort();

  expect(await outcomeOf(backUp(store, target, { overwrite: true, signal }))).toBe('cancelled');
  expect(await outcomeOf(restoreLicenses({ store, target, signal }))).toBe('cancelled');
  expect(await outcomeOf(verifyBackup({ target, host, signal }))).toBe('cancelled');

  expect(cancel.after).toEqual([]);
});
