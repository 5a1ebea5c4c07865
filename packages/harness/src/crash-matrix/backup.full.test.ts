import { afterAll, describe, expect, test } from 'vitest';
import { faultNames } from './fixtures/faults.js';
import { textOf, tryEveryPoint } from './fixtures/matrix.js';
import { skipUnlessChosen } from './fixtures/point.js';
import { Checks } from './fixtures/promises.js';
import { scenarios } from './fixtures/scenarios.js';
import { storeFaults } from './fixtures/store-faults.js';

/** Disks a power loss may leave at each point. */
const images = 20;
/** Much like `increment`, or like `resumed`: of these only every nth point. */
const everyNth: Readonly<Partial<Record<string, number>>> = {
  'increment-again': 3,
  merging: 3,
  compacting: 3,
  'compressed-left': 9,
  compressing: 9,
  'compressed-increment': 9,
};
const checks = new Checks();

describe.each(Object.values(scenarios))('a backup, $name', (scenario) => {
  test('whatever operation fails, is torn or crashes, every promise is kept', async (context) => {
    skipUnlessChosen(context, scenario.name);

    const result = await tryEveryPoint({
      scenario,
      faults: faultNames,
      storeFaults,
      everyNth: everyNth[scenario.name] ?? 1,
      images,
      checks,
    });

    console.info(textOf(result));
    const { points, images: tried, lost } = result;
    context.task.meta.ledger = {
      'crash points': points,
      'crash images': tried,
      losses: lost.length,
    };
    expect(result.lost.slice(0, 20)).toEqual([]);
  });
});

afterAll(() => console.info(`promises of a backup:\n${String(checks)}`));
