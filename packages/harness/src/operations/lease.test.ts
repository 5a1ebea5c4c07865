import { LicenseStore } from '@wmdrm/core';
import { describe, expect, test } from 'vitest';
import { faultyTarget } from '../faults/faulty-target.js';
import { BackupPlace } from './fixtures/backup-place.js';
import { gatedTarget } from './fixtures/gated-target.js';
import { storeWith, syntheticLicenses } from './fixtures/licenses.js';
import { contentOf } from './fixtures/reseal.js';
import { backUp, failureOf, outcomeOf } from './fixtures/runs.js';
import { World } from './fixtures/world.js';

const lease = 'lease-0000000001.json';

/** A run that is held up in the middle of its segments; its lease goes on being renewed. */
async function runAtWork(world: World, machine: string) {
  const process = world.process(machine);
  const place = await BackupPlace.open();
  const store = await storeWith(process.host, syntheticLicenses(1, 6));
  const gate = gatedTarget(place.target, 25);
  const outcome = outcomeOf(backUp(store, gate.target));
  await gate.reached;
  const on = (other: string): LicenseStore =>
    new LicenseStore(store.engine, { host: world.process(other).host });
  return { process, place, gate, outcome, on };
}

/** The same, but the run has died: nothing of it is done any more, renewals included. */
async function runThatDied(world: World, machine: string) {
  const process = world.process(machine);
  const place = await BackupPlace.open();
  const store = await storeWith(process.host, syntheticLicenses(1, 6));
  const dying = faultyTarget(place.target, [{ on: '*', nth: 25, do: 'disconnect' }]);
  await failureOf(backUp(store, dying));
  const on = (other: string): LicenseStore =>
    new LicenseStore(store.engine, { host: world.process(other).host });
  return { process, place, on };
}

/** Milliseconds on the clock until `work` has settled, and how. */
async function timed(world: World, work: Promise<unknown>): Promise<[string, number]> {
  const start = world.clock.monotonic();
  const outcome = await world.passTime(outcomeOf(work));
  return [outcome, world.clock.monotonic() - start];
}

describe('a run that is at work', () => {
  test('is not disturbed by another on its machine, which is told at once', async () => {
    const world = new World();
    const { place, gate, outcome, on } = await runAtWork(world, 'a');
    await world.clock.advance(3600_000);
    expect(await timed(world, backUp(on('a'), place.target))).toEqual(['busy', 0]);
    gate.open();
    expect(await outcome).toBe('completed');
  });

  test('is not disturbed by a stranger, who sees the lease renewed', async () => {
    const world = new World();
    const { place, gate, outcome, on } = await runAtWork(world, 'a');
    const [answer, waited] = await timed(world, backUp(on('b'), place.target));
    expect(answer).toBe('busy');
    expect(waited).toBeLessThanOrEqual(11_000);
    gate.open();
    expect(await outcome).toBe('completed');
  });

  test('renews its lease in time, also after a renewal whose reply was lost', async () => {
    const world = new World();
    const process = world.process();
    const place = await BackupPlace.open();
    const store = await storeWith(process.host, syntheticLicenses(1, 6));
    const unsteady = faultyTarget(place.target, [
      { on: 'createExclusive', path: 'lease-*.tmp', nth: 1, do: 'lost-reply' },
      { on: 'staged.write', path: 'lease-*.tmp', nth: 2, do: 'error' },
      { on: 'staged.publish', path: 'lease-*.json', nth: 3, do: 'lost-reply' },
    ]);
    const gate = gatedTarget(unsteady, 25);
    const outcome = outcomeOf(backUp(store, gate.target));
    await gate.reached;
    const beats: unknown[] = [];
    for (let minute = 0; minute < 3; minute += 1) {
      await world.clock.advance(60_000);
      beats.push(contentOf(await place.read(lease))['beat']);
    }
    gate.open();
    expect(await outcome).toBe('completed');
    expect(new Set(beats).size).toBe(3);
  });

  test('stops itself when it could not renew for half the time to live', async () => {
    const world = new World();
    const process = world.process();
    const place = await BackupPlace.open();
    const store = await storeWith(process.host, syntheticLicenses(1, 6));
    const cut = faultyTarget(place.target, [
      { on: 'createExclusive', path: 'lease-*.tmp', do: 'error' },
    ]);
    const gate = gatedTarget(cut, 25);
    const failure = failureOf(backUp(store, gate.target));
    await gate.reached;
    await world.clock.advance(31_000);
    gate.open();
    const error = await failure;
    expect(error).toMatchObject({ code: 'lease-lost', details: { generation: 1 } });
    expect(await place.names(/^manifest/)).toEqual([]);
  });
});

describe('a run that died', () => {
  test('is recognised at once on its machine', async () => {
    const world = new World();
    const { process, place, on } = await runThatDied(world, 'a');
    process.end();
    expect(await timed(world, backUp(on('a'), place.target))).toEqual(['completed', 0]);
  });

  test('is recognised by a stranger when its lease was silent for the time to live', async () => {
    const world = new World();
    const { place, on } = await runThatDied(world, 'a');
    const [outcome, waited] = await timed(world, backUp(on('b'), place.target));
    expect(outcome).toBe('completed');
    // One run without a generation behind it doubles the wait once.
    expect(waited).toBe(120_000);
  });

  test('the time to live is an option', async () => {
    const world = new World();
    const { place, on } = await runThatDied(world, 'a');
    const tuning = { leaseTtlMs: 7_000 };
    expect(await timed(world, backUp(on('b'), place.target, { tuning }))).toEqual([
      'completed',
      14_000,
    ]);
  });

  test('without dying: a lease abandoned by a living process is waited out', async () => {
    const world = new World();
    const { place, on } = await runThatDied(world, 'a');
    expect(await timed(world, backUp(on('a'), place.target))).toEqual(['busy', 0]);
    await world.clock.advance(3600_000);
    expect(await timed(world, backUp(on('a'), place.target))).toEqual(['completed', 120_000]);
  });

  test('its wall clock decides nothing for a stranger', async () => {
    const world = new World();
    const { place, on } = await runThatDied(world, 'a');
    world.clock.setWallTime(Date.UTC(1999, 11, 31));
    expect(await timed(world, backUp(on('b'), place.target))).toEqual(['completed', 120_000]);
  });
});

test('a run that has ended releases its lease: the next one does not wait', async () => {
  const world = new World();
  const place = await BackupPlace.open();
  const store = await storeWith(world.process('a').host, syntheticLicenses(1, 3));
  await backUp(store, place.target);
  expect(contentOf(await place.read(lease))).toMatchObject({ released: true });
  const other = new LicenseStore(store.engine, { host: world.process('b').host });
  expect(await timed(world, backUp(other, place.target, { overwrite: true }))).toEqual([
    'completed',
    0,
  ]);
});

test('a lease that cannot be released is a warning, not a failure', async () => {
  const world = new World();
  const place = await BackupPlace.open();
  const store = await storeWith(world.process().host, syntheticLicenses(1, 3));
  const target = faultyTarget(place.target, [
    { on: 'createExclusive', path: 'lease-*.tmp', do: 'error' },
  ]);
  const { warnings } = await backUp(store, target);
  expect(warnings.map(({ code }) => code)).toEqual(['lease-not-released']);
});
