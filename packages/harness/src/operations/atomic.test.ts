import { describe, expect, test } from 'vitest';
import { BackupPlace } from './fixtures/backup-place.js';
import { interceptedTarget, type TargetCall } from './fixtures/intercepted-target.js';
import { contentsOf, shortIdOf, storeWith, syntheticLicenses } from './fixtures/licenses.js';
import { backUp, outcomeOf, restored, verify } from './fixtures/runs.js';
import { World } from './fixtures/world.js';

/** What a reader finds: the contents the newest generation restores, or why there are none. */
async function readBack(place: BackupPlace, world: World): Promise<unknown> {
  const { host } = world.process('b');
  const outcome = await outcomeOf(verify(place.target, host));
  if (outcome !== 'completed') return outcome;
  expect((await verify(place.target, host)).outcome).toBe('good');
  return restored(place.target, host);
}

/** A target that is read by another process after every call. */
function readAfterEveryCall(
  place: BackupPlace,
  world: World,
  seen: { readonly call: TargetCall; readonly state: unknown }[],
): BackupPlace['target'] {
  return interceptedTarget(place.target, async (call, perform) => {
    const result = await perform();
    seen.push({ call, state: await readBack(place, world) });
    return result;
  });
}

describe('a reader beside a running backup', () => {
  test('sees no backup or the whole first one, after every step', async () => {
    const world = new World();
    const place = await BackupPlace.open();
    const store = await storeWith(world.process().host, syntheticLicenses(1, 12));
    const after = await contentsOf(store);
    const seen: { readonly call: TargetCall; readonly state: unknown }[] = [];

    await backUp(store, readAfterEveryCall(place, world, seen));

    const turn = seen.findIndex(({ state }) => state !== 'no-backup');
    expect(seen[turn]?.call).toMatchObject({ method: 'publish', to: 'manifest-0000000001.json' });
    for (const { state } of seen.slice(turn)) expect(state).toEqual(after);
  });

  test('sees the old backup or the new one, after every step of an overwriting run', async () => {
    const world = new World();
    const place = await BackupPlace.open();
    const store = await storeWith(world.process().host, syntheticLicenses(1, 12));
    await backUp(store, place.target);
    const before = await contentsOf(store);
    await store.remove([await shortIdOf(store, 2)]);
    await store.add(syntheticLicenses(13, 15));
    const after = await contentsOf(store);
    const seen: { readonly call: TargetCall; readonly state: unknown }[] = [];

    await backUp(store, readAfterEveryCall(place, world, seen), { overwrite: true });

    const turn = seen.findIndex(
      ({ call }) => call.method === 'publish' && call.to === 'manifest-0000000002.json',
    );
    expect(turn).toBeGreaterThan(20);
    for (const { state } of seen.slice(0, turn)) expect(state).toEqual(before);
    for (const { state } of seen.slice(turn)) expect(state).toEqual(after);
  });
});
