import { describe, expect, test } from 'vitest';
import { BackupPlace } from './fixtures/backup-place.js';
import { storeWith, syntheticLicenses } from './fixtures/licenses.js';
import { backUp, failureOf, outcomeOf } from './fixtures/runs.js';
import { World } from './fixtures/world.js';

const lease = 'lease-0000000001.json';

/** Milliseconds on the clock until `work` has settled, and how. */
async function timed(world: World, work: Promise<unknown>): Promise<[string, number]> {
  const start = world.clock.monotonic();
  const outcome = await world.passTime(outcomeOf(work));
  return [outcome, world.clock.monotonic() - start];
}

describe('a lease that cannot be read', () => {
  test.each([
    ['empty', ''],
    ['torn', '{"beat":0,"format":"wmdrm-lea'],
    ['of another kind', '{}\n'.padEnd(80, '0')],
  ])('%s, counts as one of an unknown owner', async (_, text) => {
    const world = new World();
    const place = await BackupPlace.open();
    const store = await storeWith(world.process().host, syntheticLicenses(1, 3));
    await place.write(lease, text);
    expect(await timed(world, backUp(store, place.target))).toEqual(['completed', 120_000]);
    expect(await place.names(/^manifest/)).toEqual(['manifest-0000000002.json']);
  });

  test('keeps others away while it changes', async () => {
    const world = new World();
    const place = await BackupPlace.open();
    const store = await storeWith(world.process().host, syntheticLicenses(1, 3));
    await place.write(lease, 'torn');
    const failure = failureOf(backUp(store, place.target));
    await world.clock.advance(5_000);
    await place.write(lease, 'torn otherwise');
    await world.clock.advance(5_000);
    const error = await failure;
    expect(error).toMatchObject({ code: 'busy', details: { generation: 1 } });
    expect(error.message).toContain('its holder is not known');
  });
});

test('runs that never commit wait longer and longer, up to sixteen times', async () => {
  const world = new World();
  const { host } = world.process('b');
  const place = await BackupPlace.open();
  const store = await storeWith(host, syntheticLicenses(1, 3));
  const waits: number[] = [];
  for (let run = 1; run <= 7; run += 1) {
    await place.write(`lease-000000000${run}.json`, 'torn');
    const controller = new AbortController();
    const start = world.clock.monotonic();
    await world.passTime(
      outcomeOf(
        backUp(store, place.target, {
          signal: controller.signal,
          onEvent: (event) => {
            // It has waited, and is about to write: that is all there is to see.
            if (event.type === 'progress' && event.phase === 'writing') controller.abort();
          },
        }),
      ),
    );
    waits.push((world.clock.monotonic() - start) / 60_000);
    await place.remove(`lease-000000000${run + 1}.json`);
    await place.remove(`journal-000000000${run + 1}.jsonl`);
  }
  expect(waits).toEqual([2, 4, 8, 16, 16, 16, 16]);
});
