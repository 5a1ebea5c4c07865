import { describe, expect, test } from 'vitest';
import { badDisks, textOf, tryBadDisk } from './fixtures/bad-disk.js';
import { Checks } from './fixtures/promises.js';
import { scenarios } from './fixtures/scenarios.js';

const bad = Object.keys(badDisks) as (keyof typeof badDisks)[];

/** A part of what `bad-disk.full.test.ts` tries. */
describe.each([scenarios.overwriting, scenarios.retention])('$name', ({ name }) => {
  test.each(bad)(
    '%s: what is lost is never taken for good, and the next run heals the set',
    async (disk) => {
      const scenario = scenarios[name as keyof typeof scenarios];
      const result = await tryBadDisk(disk, scenario, 40, new Checks());
      console.info(textOf(result));
      expect(result.lost).toEqual([]);
      // The model is no formality.
      expect(result.found.whole).toBeLessThan(30);
    },
  );
});
