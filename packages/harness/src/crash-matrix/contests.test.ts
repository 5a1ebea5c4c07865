import { afterAll, expect, test } from 'vitest';
import { seededRandom } from '../seeded/seeded-random.js';
import { coarseToFine } from './fixtures/coarse-to-fine.js';
import { Contests } from './fixtures/contests.js';
import { Checks } from './fixtures/promises.js';
import { contended, scenarios } from './fixtures/scenarios.js';

const checks = new Checks();

/** A part of what `zombie.full.test.ts` tries. */
test('a run held up while others take over, commit and prune does not harm the set', async () => {
  for (const scenario of [scenarios.overwriting, scenarios.resumed]) {
    const zombies = await Contests.over('zombie', scenario, checks);
    for (let at = 0; at < zombies.steps; at += 5) {
      await zombies.hold(`${at}:one-other-stale`, { holdFirst: at, stale: 'first' });
      await zombies.hold(`${at + 1}:two-others`, { holdFirst: at + 1, others: 2 });
    }
    console.info(String(zombies));
    expect(zombies.lost.slice(0, 20)).toEqual([]);
  }
});

/** A part of what `two-writers.full.test.ts` tries. */
test('two runs interleaved at random pairs of their steps keep every promise', async () => {
  const seed = 20_260_101;
  const random = seededRandom(seed);
  const contests = await Contests.over('two-writers', contended, checks);
  for (let pair = 0; pair < 120; pair += 1) {
    const holdFirst = random.below(contests.steps);
    const holdSecond = random.below(await contests.stepsBehind(holdFirst));
    await contests.hold(`${holdFirst}:${holdSecond}`, { holdFirst, holdSecond });
  }
  console.info(`seed ${seed}: ${String(contests)}`);
  expect(contests.lost.slice(0, 20)).toEqual([]);
});

test('the schedule begins with a coarse grid, and meets every pair once', () => {
  const pairs = [...coarseToFine(5, 3)];
  expect(pairs.slice(0, 3)).toEqual([
    [0, 0],
    [4, 0],
    [0, 2],
  ]);
  expect(pairs).toHaveLength(15);
  expect(new Set(pairs.map(String)).size).toBe(15);
});

afterAll(() => console.info(`promises of a contest:\n${String(checks)}`));
