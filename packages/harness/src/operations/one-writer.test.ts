import { listGenerations } from '@wmdrm/core';
import { describe, expect, test } from 'vitest';
import { BackupPlace } from './fixtures/backup-place.js';
import { gatedTarget } from './fixtures/gated-target.js';
import { interceptedTarget } from './fixtures/intercepted-target.js';
import { contentsOf, storeWith, syntheticLicenses } from './fixtures/licenses.js';
import { backUp, failureOf, outcomeOf, restored, verify } from './fixtures/runs.js';
import { World } from './fixtures/world.js';

/** Runs one backup, held up before its call `at`, and another one meanwhile. */
async function interleave(at: number, overwrite: boolean) {
  const world = new World();
  const [first, second] = [world.process(), world.process()];
  const place = await BackupPlace.open();
  const store = await storeWith(first.host, syntheticLicenses(1, 6));
  if (overwrite) await backUp(store, place.target);
  const contents = await contentsOf(store);
  const gate = gatedTarget(place.target, at);

  const held = outcomeOf(backUp(store, gate.target, { overwrite }));
  void held.then(gate.open);
  const call = await gate.reached;
  const between = await world.passTime(outcomeOf(backUp(store, place.target, { overwrite })));
  gate.open();

  return { world, place, call, between, held: await held, contents, host: second.host };
}

describe.each([
  ['a first backup', false],
  ['an overwriting one', true],
])('two runs at once, %s', (_, overwrite) => {
  test('never both complete what only one may, whichever step the other comes at', async () => {
    const seen = new Set<string>();
    for (let at = 0; ; at += 1) {
      const { place, call, between, held, contents, host } = await interleave(at, overwrite);
      if (!call) break;
      const point = `held up at call ${at}, ${call.method} ${call.to ?? call.name}`;
      seen.add(`${held} ${between}`);
      const completed = [held, between].filter((outcome) => outcome === 'completed').length;
      const generations = await listGenerations({ target: place.target, host });
      const refusals = ['completed', 'busy', 'superseded', 'backup-exists'];
      expect(refusals, point).toContain(held);
      expect(refusals, point).toContain(between);
      expect(completed, point).toBeGreaterThan(0);
      if (!overwrite) expect(completed, point).toBe(1);
      expect(generations.length, point).toBe(completed + (overwrite ? 1 : 0));
      expect((await verify(place.target, host)).outcome, point).toBe('good');
      expect(await restored(place.target, host), point).toEqual(contents);
    }
    // The walk met both sides of the claim, and the end.
    expect(seen).toContain('busy completed');
    expect(seen).toContain('completed busy');
  });
});

test('the one that comes second hears who is writing, and since when', async () => {
  const world = new World();
  const { host, owner } = world.process();
  const place = await BackupPlace.open();
  const store = await storeWith(host, syntheticLicenses(1, 6));
  const gate = gatedTarget(place.target, 12);
  const since = world.clock.now();
  const held = backUp(store, gate.target);
  await gate.reached;
  await world.clock.advance(4_000);

  const error = await failureOf(backUp(store, place.target));

  expect(error).toMatchObject({
    code: 'busy',
    details: { path: '/backup', generation: 1, pid: owner.pid, hostId: owner.hostId, since },
  });
  expect(error.message).toContain(String(owner.pid));
  expect(error.message).toContain(new Date(since).toISOString());
  gate.open();
  expect(await outcomeOf(held)).toBe('completed');
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'six runs whose calls take turns at random (seed %i): one completes, and the set is whole',
  async (seed) => {
    const world = new World(seed);
    const { host } = world.process();
    const place = await BackupPlace.open();
    const store = await storeWith(host, syntheticLicenses(1, 6));
    const slow = interceptedTarget(place.target, async (_call, perform) => {
      const turns = world.random.below(4);
      for (let turn = 0; turn < turns; turn += 1) await new Promise((done) => setImmediate(done));
      return perform();
    });

    const outcomes = await world.passTime(
      Promise.all(Array.from({ length: 6 }, () => outcomeOf(backUp(store, slow)))),
    );

    const others = outcomes.filter((outcome) => outcome !== 'completed');
    expect(others).toHaveLength(5);
    for (const outcome of others)
      expect(['busy', 'superseded', 'backup-exists']).toContain(outcome);
    expect(await restored(place.target, host)).toEqual(await contentsOf(store));
  },
);
