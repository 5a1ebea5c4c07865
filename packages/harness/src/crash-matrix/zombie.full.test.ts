import { afterAll, describe, expect, test } from 'vitest';
import type { ContestOptions } from './fixtures/contest.js';
import { Contests } from './fixtures/contests.js';
import { skipUnlessChosen } from './fixtures/point.js';
import { Checks } from './fixtures/promises.js';
import { scenarios } from './fixtures/scenarios.js';

const { fresh, overwriting, resumed, healing, mending, retention } = scenarios;
const checks = new Checks();

/** How many others come, and whose listings are stale. */
const ways: Readonly<Record<string, Omit<ContestOptions, 'holdFirst'>>> = {
  'one-other': { others: 1 },
  'one-other-stale': { others: 1, stale: 'first' },
  'two-others': { others: 2 },
  'three-others-stale': { others: 3, stale: 'first' },
  'stale-newcomer': { others: 1, stale: 'others' },
};

describe.each([fresh, overwriting, resumed, healing, mending, retention])(
  'a run, $name, held up before any of its operations while others take over, commit and prune',
  (scenario) => {
    test('neither commits into nor deletes from the set that moved on', async (context) => {
      skipUnlessChosen(context, `zombie:${scenario.name}`);
      const zombies = await Contests.over('zombie', scenario, checks);
      for (const [name, how] of Object.entries(ways)) {
        for (let at = 0; at < zombies.steps; at += 1) {
          await zombies.hold(`${at}:${name}`, { holdFirst: at, ...how });
        }
      }
      console.info(String(zombies));
      context.task.meta.ledger = zombies.ledger;
      expect(zombies.lost.slice(0, 20)).toEqual([]);
      expect(zombies.points).toBeGreaterThan(0);
    });
  },
);

afterAll(() => console.info(`promises of a zombie:\n${String(checks)}`));
