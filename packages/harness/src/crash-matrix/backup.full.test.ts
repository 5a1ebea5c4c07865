import { afterAll, describe, expect, test } from 'vitest';
import { faultNames } from './fixtures/faults.js';
import { textOf, tryEveryPoint } from './fixtures/matrix.js';
import { skipUnlessChosen } from './fixtures/point.js';
import { Checks } from './fixtures/promises.js';
import { scenarios } from './fixtures/scenarios.js';
import { storeFaults } from './fixtures/store-faults.js';

/** Disks a power loss may leave at each point. */
const images = 20;
/** Much like `increment`, or `resumed`. */
const everyThird: readonly string[] = [
  ...['increment-again', 'merging', 'compacting'],
  ...['compressed-left', 'compressing', 'compressed-increment'],
];
const checks = new Checks();

describe.each(Object.values(scenarios))('a backup, $name', (scenario) => {
  test('whatever operation fails, is torn or crashes, every promise is kept', async (context) => {
    skipUnlessChosen(context, scenario.name);

    const result = await tryEveryPoint({
      scenario,
      faults: faultNames,
      storeFaults,
      everyNth: everyThird.includes(scenario.name) ? 3 : 1,
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
