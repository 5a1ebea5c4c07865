import { LicenseStore, LicenseStoreError } from '@wmdrm/core';
import { describe, expect, test } from 'vitest';
import { faultyTarget } from '../faults/faulty-target.js';
import { BackupPlace } from './fixtures/backup-place.js';
import { interceptedEngine, type EngineCall } from './fixtures/intercepted-engine.js';
import { recordingTarget } from './fixtures/intercepted-target.js';
import { contentsOf, shortIdOf, storeWith, syntheticLicenses } from './fixtures/licenses.js';
import { backUp, outcomeOf, restored, verify } from './fixtures/runs.js';
import { Series } from './fixtures/series.js';
import { World } from './fixtures/world.js';

/** A set of one generation, and a store that has changed since. */
async function changedSinceBackup(world: World) {
  const process = world.process();
  const place = await BackupPlace.open();
  const store = await storeWith(process.host, syntheticLicenses(1, 10));
  await backUp(store, place.target);
  const old = await contentsOf(store);
  await store.remove([await shortIdOf(store, 3)]);
  await store.add(syntheticLicenses(11, 14));
  return { place, store, process, old, changed: await contentsOf(store) };
}

async function callsOfARun(): Promise<number> {
  const { place, store } = await changedSinceBackup(new World());
  const { target, calls } = recordingTarget(place.target);
  await backUp(store, target, { overwrite: true });
  return calls.length;
}

describe.each(['error', 'lost-reply'] as const)('every call meets one %s', (how) => {
  test('leaves the old backup or the new one, whole, and never says completed in vain', async () => {
    const calls = await callsOfARun();
    expect(calls).toBeGreaterThan(60);
    for (let at = 0; at < calls; at += 1) {
      const world = new World();
      const { place, store, process, old, changed } = await changedSinceBackup(world);
      const fault = { on: '*', nth: at + 1, do: how, code: 'target-io' } as const;
      const target = faultyTarget(place.target, [fault]);

      const outcome = await outcomeOf(backUp(store, target, { overwrite: true }));

      const { host } = world.process();
      const point = `call ${at}: ${JSON.stringify(target.calls[at])}, ${outcome}`;
      const report = await verify(place.target, host);
      expect(['completed', 'target-io', 'outcome-unknown'], point).toContain(outcome);
      expect(report.outcome, point).toBe('good');
      expect(await restored(place.target, host), point).toEqual(
        report.generation === 1 ? old : changed,
      );
      if (outcome === 'completed') expect(report.generation, point).toBe(2);
      if (outcome === 'target-io') expect(report.generation, point).toBe(1);
      // The set is still one that can be written to.
      process.end();
      const healed = backUp(store, place.target, { overwrite: true });
      await world.clock.advance(10 * 60_000);
      expect(await outcomeOf(healed), point).toBe('completed');
      expect(await restored(place.target, host), point).toEqual(changed);
    }
  });
});

test('every call of the store fails once: the old backup stays, or the new one is there', async () => {
  for (let at = 0; ; at += 1) {
    const world = new World();
    const { place, store, old, changed } = await changedSinceBackup(world);
    let calls = 0;
    let failed: EngineCall | undefined;
    const engine = interceptedEngine(store.engine, {
      onCall: (call) => {
        if (calls++ !== at) return;
        failed = call;
        throw new LicenseStoreError('store-io', 'made by a test');
      },
    });
    const failing = new LicenseStore(engine, { host: store.host });

    const outcome = await outcomeOf(backUp(failing, place.target, { overwrite: true }));

    if (failed === undefined) break;
    const { host } = world.process();
    const { generation } = await verify(place.target, host);
    const point = `call ${at}: ${failed}`;
    expect([point, outcome, generation]).toEqual(
      outcome === 'completed' ? [point, 'completed', 2] : [point, 'store-io', 1],
    );
    expect(await restored(place.target, host), point).toEqual(generation === 1 ? old : changed);
  }
});

test('a cancel at every event leaves the old backup, or comes too late', async () => {
  let events = Infinity;
  for (let at = 0; at < events; at += 1) {
    const world = new World();
    const { place, store, old, changed } = await changedSinceBackup(world);
    const controller = new AbortController();
    let seen = 0;

    const outcome = await outcomeOf(
      backUp(store, place.target, {
        overwrite: true,
        signal: controller.signal,
        onEvent: () => {
          if (seen++ === at) controller.abort();
        },
      }),
    );

    if (outcome === 'completed') events = Math.min(events, seen);
    const { host } = world.process();
    const { generation } = await verify(place.target, host);
    expect([`event ${at}`, outcome, generation]).toEqual(
      outcome === 'completed' ? [`event ${at}`, 'completed', 2] : [`event ${at}`, 'cancelled', 1],
    );
    expect(await restored(place.target, host)).toEqual(generation === 1 ? old : changed);
  }
  expect(events).toBeGreaterThan(5);
});

test('nothing of others is removed or replaced before the new backup is complete', async () => {
  const series = await Series.begin();
  for (let run = 1; run <= 3; run += 1) await series.next();
  const { target, calls } = recordingTarget(series.place.target);

  await series.next({ retention: { keep: 2, keepWithinMs: 0 } }, target);

  const commit = calls.findIndex(({ to }) => to === 'manifest-0000000004.json');
  const relisted = calls.findIndex(({ method }, at) => at > commit && method === 'list');
  const destroys = calls.flatMap(({ method, name, to }, at) => {
    const own = /-0000000004[-.]/.test(to ?? name);
    return ['remove', 'discard', 'publish'].includes(method) && !own ? [at] : [];
  });
  expect(commit).toBeGreaterThan(0);
  expect(relisted).toBeGreaterThan(commit);
  expect(destroys.length).toBeGreaterThan(1);
  for (const at of destroys) expect(at).toBeGreaterThan(relisted);
});
