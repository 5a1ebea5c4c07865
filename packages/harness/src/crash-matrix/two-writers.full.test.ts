import { afterAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../seeded/seeded-random.js';
import { coarseToFine } from './fixtures/coarse-to-fine.js';
import { Contests } from './fixtures/contests.js';
import { skipUnlessChosen } from './fixtures/point.js';
import { Checks } from './fixtures/promises.js';
import { contended, scenarios } from './fixtures/scenarios.js';

const seed = 20_260_101;
const { fresh, overwriting, resumed, healing, mending, retention } = scenarios;
const checks = new Checks();

test('two runs interleaved at every pair of their steps keep every promise', async (context) => {
  skipUnlessChosen(context, 'two-writers:contended');
  const contests = await Contests.over('two-writers', contended, checks);
  const second: number[] = [];
  for (let at = 0; at < contests.steps; at += 1) second.push(await contests.stepsBehind(at));
  for (const [holdFirst, holdSecond] of coarseToFine(contests.steps, Math.max(...second))) {
    if (holdSecond < second[holdFirst]!) {
      await contests.hold(`${holdFirst}:${holdSecond}`, { holdFirst, holdSecond });
    }
  }
  console.info(String(contests));
  context.task.meta.ledger = contests.ledger;
  expect(contests.lost.slice(0, 20)).toEqual([]);
  expect(contests.points).toBeGreaterThan(0);
});

describe.each([fresh, overwriting, resumed, healing, mending, retention])(
  'two runs, $name',
  (scenario) => {
    test('interleaved at random pairs of their steps they keep every promise', async (context) => {
      skipUnlessChosen(context, `two-writers:${scenario.name}`);
      const contests = await Contests.over('two-writers', scenario, checks);
      const random = seededRandom(seed);
      for (let pair = 0; pair < 150; pair += 1) {
        const holdFirst = random.below(contests.steps);
        const holdSecond = random.below(await contests.stepsBehind(holdFirst));
        await contests.hold(`${holdFirst}:${holdSecond}`, { holdFirst, holdSecond });
      }
      console.info(`seed ${seed}: ${String(contests)}`);
      context.task.meta.ledger = contests.ledger;
      expect(contests.lost.slice(0, 20)).toEqual([]);
      expect(contests.points).toBeGreaterThan(0);
    });

    test('both alive, the second one is refused whichever step it comes at', async (context) => {
      skipUnlessChosen(context, `both-alive:${scenario.name}`);
      const contests = await Contests.over('both-alive', scenario, checks);
      for (let holdFirst = 0; holdFirst < contests.steps; holdFirst += 1) {
        await contests.hold(String(holdFirst), { holdFirst, takenForDead: false });
      }
      console.info(String(contests));
      context.task.meta.ledger = contests.ledger;
      expect(contests.lost.slice(0, 20)).toEqual([]);
      expect(contests.points).toBeGreaterThan(0);
    });
  },
);

afterAll(() => console.info(`promises of two writers:\n${String(checks)}`));
