import { describe, expect, test } from 'vitest';
import { badDisks, textOf, tryBadDisk } from './fixtures/bad-disk.js';
import { skipUnlessChosen } from './fixtures/point.js';
import { Checks } from './fixtures/promises.js';
import { scenarios } from './fixtures/scenarios.js';

const { fresh, overwriting, resumed, healing, mending, retention } = scenarios;
const bad = Object.keys(badDisks) as (keyof typeof badDisks)[];

describe.each([fresh, overwriting, resumed, healing, mending, retention])('$name', (scenario) => {
  test.for(bad)(
    '%s: what is lost is never taken for good, and the next run heals the set',
    async (disk, context) => {
      skipUnlessChosen(context, `${disk}:${scenario.name}`);
      const result = await tryBadDisk(disk, scenario, 300, new Checks());
      console.info(textOf(result));
      const images = Object.values(result.found).reduce((sum, count) => sum + count, 0);
      context.task.meta.ledger = { 'crash images': images, losses: result.lost.length };
      expect(result.lost).toEqual([]);
    },
  );
});
