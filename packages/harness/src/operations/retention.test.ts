import { listGenerations } from '@wmdrm/core';
import { describe, expect, test } from 'vitest';
import { contentOf } from './fixtures/reseal.js';
import { outcomeOf, restored } from './fixtures/runs.js';
import { Series } from './fixtures/series.js';

const hour = 3600_000;

/** Numbers of the generations in the directory, newest first. */
async function numbers({ place, process }: Series): Promise<readonly number[]> {
  const generations = await listGenerations({ target: place.target, host: process.host });
  for (const { number, retained, problem } of generations) {
    expect([number, retained, problem]).toEqual([number, true, undefined]);
  }
  return generations.map(({ number }) => number);
}

describe('by default', () => {
  test('the newest three stay, however old they are', async () => {
    const series = await Series.begin();
    for (let run = 1; run <= 5; run += 1) {
      await series.next();
      await series.world.clock.advance(100 * hour);
    }
    expect(await numbers(series)).toEqual([5, 4, 3]);
  });

  test('whatever is younger than 24 hours stays', async () => {
    const series = await Series.begin();
    for (let run = 1; run <= 8; run += 1) {
      await series.next();
      await series.world.clock.advance(5 * hour);
    }
    // Made at 35 hours; the fourth one was made at 15, the third at 10.
    expect(await numbers(series)).toEqual([8, 7, 6, 5, 4]);
  });

  test('a generation exactly 24 hours old goes', async () => {
    const series = await Series.begin();
    for (const [run, after] of [24, 0, 0, 0].entries()) {
      await series.next();
      if (run < 3) await series.world.clock.advance(after * hour);
    }
    expect(await numbers(series)).toEqual([4, 3, 2]);
  });

  test('a wall clock that goes back makes nothing young again, and no time runs backwards', async () => {
    const series = await Series.begin();
    const times: unknown[] = [];
    for (const year of [2026, 2026, 2031, 2027]) {
      series.world.clock.setWallTime(Date.UTC(year, 0, 1));
      const { generation } = await series.next();
      const name = `manifest-000000000${generation}.json`;
      times.push(contentOf(await series.place.read(name))['time']);
    }
    const [first, , third] = [2026, 2026, 2031].map((year) => Date.UTC(year, 0, 1));
    expect(times).toEqual([first, first, third, third]);
    expect(await numbers(series)).toEqual([4, 3, 2]);
  });
});

describe('options', () => {
  test.each([
    [{ keep: 5, keepWithinMs: 0 }, [8, 7, 6, 5, 4]],
    [{ keep: 2, keepWithinMs: 0 }, [8, 7]],
    [{ keep: 1, keepWithinMs: 0 }, [8, 7]],
    [{ keep: 1, keepWithinMs: 3 * hour }, [8, 7, 6]],
    [{ keep: 4, keepWithinMs: 2 * hour }, [8, 7, 6, 5]],
    [{ keep: 100 }, [8, 7, 6, 5, 4, 3, 2, 1]],
  ])('%j keeps %j, never fewer than the newest and its parent', async (retention, kept) => {
    const series = await Series.begin();
    for (let run = 1; run <= 8; run += 1) {
      await series.next({ retention });
      await series.world.clock.advance(1 * hour);
    }
    expect(await numbers(series)).toEqual(kept);
  });
});

test('every kept generation restores what it held, and files of no kept one are gone', async () => {
  const series = await Series.begin();
  for (let run = 1; run <= 6; run += 1)
    await series.next({ retention: { keep: 3, keepWithinMs: 0 } });
  const { target } = series.place;
  const referenced = new Set<string>();
  for (const number of await numbers(series)) {
    expect(await restored(target, series.process.host, number)).toEqual(
      series.contents.get(number),
    );
    const manifest = contentOf(await series.place.read(`manifest-000000000${number}.json`));
    for (const { root } of manifest['segments'] as { root: string }[]) referenced.add(root);
  }
  const segments = await series.place.names(/\.seg$/);
  expect(segments).toHaveLength(referenced.size);
  expect(await series.place.names(/^(?!segments|lease)/)).toEqual([
    'manifest-0000000004.json',
    'manifest-0000000005.json',
    'manifest-0000000006.json',
  ]);
});

test('a generation that left the list never comes back on it', async () => {
  const series = await Series.begin();
  for (let run = 1; run <= 4; run += 1) await series.next();
  await series.next({ retention: { keep: 2, keepWithinMs: 0 } });
  const { retained } = await series.next({ retention: { keep: 10 } });
  expect(retained).toEqual([4, 5, 6]);
  expect(await outcomeOf(restored(series.place.target, series.process.host, 3))).toBe(
    'no-generation',
  );
});

test('the report says what was kept and what was removed', async () => {
  const series = await Series.begin();
  for (let run = 1; run <= 3; run += 1) await series.next();
  const report = await series.next({ retention: { keep: 2, keepWithinMs: 0 } });
  expect(report).toMatchObject({ retained: [3, 4], pruned: [1, 2], warnings: [] });
});
