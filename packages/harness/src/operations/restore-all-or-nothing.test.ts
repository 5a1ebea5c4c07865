import { LicenseStore, planRestore, restoreLicenses } from '@wmdrm/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { faultyTarget } from '../faults/faulty-target.js';
import { BackupPlace } from './fixtures/backup-place.js';
import { interceptedEngine, type EngineCall } from './fixtures/intercepted-engine.js';
import { contentsOf, shortIdOf, storeWith, syntheticLicenses } from './fixtures/licenses.js';
import { backUp, failureOf, outcomeOf } from './fixtures/runs.js';
import { World } from './fixtures/world.js';

const { host } = new World().process();
let place: BackupPlace;
let segments: readonly string[];

beforeAll(async () => {
  place = await BackupPlace.open();
  await backUp(await storeWith(host, syntheticLicenses(1, 16, { issued: 5 })), place.target);
  // In the order a restore reads them, which is that of the licenses.
  const files = [...(await place.files())].filter(([name]) => name.endsWith('.seg'));
  const firstLicense = (bytes: Uint8Array): number =>
    Number(/Synthetic license (\d+),/.exec(Buffer.from(bytes).toString('latin1'))?.[1]);
  files.sort(([, a], [, b]) => firstLicense(a) - firstLicense(b));
  segments = files.map(([name]) => name);
});

/** A store with something of everything: licenses that would be changed, kept, revived, and others. */
async function usedStore(): Promise<LicenseStore> {
  const store = await storeWith(host, [
    ...syntheticLicenses(1, 3, { edition: 'old', issued: 1 }),
    ...syntheticLicenses(4, 6, { edition: 'new', issued: 9 }),
    ...syntheticLicenses(40, 42),
  ]);
  await store.remove([await shortIdOf(store, 3)]);
  return store;
}

async function expectUntouched(store: LicenseStore): Promise<void> {
  const fresh = await usedStore();
  expect(await contentsOf(store)).toEqual(await contentsOf(fresh));
  const { sequence, endPosition, totals } = await store.snapshot();
  expect({ sequence, endPosition, totals }).toMatchObject({
    sequence: (await fresh.snapshot()).sequence,
    endPosition: (await fresh.snapshot()).endPosition,
    totals: (await fresh.snapshot()).totals,
  });
  // Nothing holds the store: it can be written to at once.
  await store.add(syntheticLicenses(99, 99));
}

test('several segments, and they are restored in order', () => {
  expect(segments.length).toBeGreaterThan(3);
});

describe('damage in the last segment', () => {
  test.each([
    ['a flipped bit in its last payload', async (name: string) => place.flip(name, 1100, 3)],
    [
      'its trailer is gone',
      async (name: string) => place.write(name, (await place.read(name)).subarray(0, -64)),
    ],
    ['it is missing', async (name: string) => place.remove(name)],
  ])('%s: the store is as before', async (_, spoil) => {
    const last = segments.at(-1)!;
    const whole = await place.read(last);
    await spoil(last);
    const store = await usedStore();
    const error = await failureOf(restoreLicenses({ store, target: place.target }));
    await place.write(last, whole);
    expect(error).toMatchObject({ code: 'damaged', details: { path: last } });
    await expectUntouched(store);
  });
});

test('every call of the target failed once: the store is as before, or all is restored', async () => {
  for (let nth = 1; ; nth += 1) {
    const target = faultyTarget(place.target, [{ on: '*', nth, do: 'error', code: 'target-io' }]);
    const store = await usedStore();
    const outcome = await restoreLicenses({ store, target }).then(
      (report) => report,
      (error: unknown) => error,
    );
    if (target.calls.length < nth) break;
    if (outcome instanceof Error) {
      expect(outcome, String(nth)).toMatchObject({ code: 'target-io' });
      await expectUntouched(store);
    } else {
      // The reading was over: closing a file does not matter any more.
      expect(target.calls[nth - 1]).toMatchObject({ operation: 'file.close' });
    }
  }
});

test('every call of the store fails once: it is as before, or all is restored', async () => {
  for (let at = 0; ; at += 1) {
    const store = await usedStore();
    let calls = 0;
    let failed: EngineCall | undefined;
    const failing = interceptedEngine(store.engine, {
      onCall: (call) => {
        if (calls++ !== at) return;
        failed = call;
        throw new Error('made by a test');
      },
    });
    const outcome = await outcomeOf(
      restoreLicenses({ store: new LicenseStore(failing, { host }), target: place.target }),
    );
    if (failed === undefined) break;
    const point = `call ${at}: ${failed}`;
    if (outcome !== 'completed') await expectUntouched(store);
    else expect((await store.snapshot()).totals[0]?.licenses, point).toBe(18);
  }
});

test('an event listener that throws ends it, and the store is as before', async () => {
  const store = await usedStore();
  const error = await failureOf(
    restoreLicenses({
      store,
      target: place.target,
      onEvent: ({ type }) => {
        if (type === 'progress') throw new Error('made by a test');
      },
    }),
  );
  expect(error.code).toBe('listener-failed');
  await expectUntouched(store);
});

describe('a plan', () => {
  test('says what the restore then says, and changes nothing', async () => {
    for (const revive of [false, true]) {
      const store = await usedStore();
      const planned = await planRestore({ store, target: place.target, revive });
      await expectUntouched(store);
      const again = await usedStore();
      const done = await restoreLicenses({ store: again, target: place.target, revive });
      expect(planned).toEqual(done);
      expect(done.restored).toBe(revive ? 13 : 12);
    }
  });

  test('refuses what the restore refuses', async () => {
    const [first = ''] = segments;
    await place.flip(first, 200, 1);
    const store = await usedStore();
    const planned = await failureOf(planRestore({ store, target: place.target }));
    const done = await failureOf(restoreLicenses({ store, target: place.target }));
    await place.flip(first, 200, 1);
    expect(planned.toJSON()).toEqual(done.toJSON());
    await expectUntouched(store);
  });
});
