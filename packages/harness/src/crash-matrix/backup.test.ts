import { afterAll, describe, expect, test } from 'vitest';
import type { FaultName } from './fixtures/faults.js';
import { textOf, tryEveryPoint } from './fixtures/matrix.js';
import { Checks } from './fixtures/promises.js';
import { scenarios } from './fixtures/scenarios.js';

/** A part of what `backup.full.test.ts` tries: what is done to which points, and how many images each leaves. */
const plan: Readonly<Record<keyof typeof scenarios, readonly [readonly FaultName[], number]>> = {
  fresh: [['EIO', 'crash-torn'], 1],
  overwriting: [['EIO', 'crash-before'], 2],
  resumed: [['crash-after'], 4],
  healing: [['crash-after'], 6],
  mending: [['crash-after'], 6],
  retention: [['crash-after'], 4],
  pruning: [['crash-after', 'EIO'], 3],
  refused: [['crash-after', 'tear'], 2],
  rotten: [['crash-after', 'gone'], 2],
};

const checks = new Checks();

describe.each(Object.values(scenarios))('a backup, $name', (scenario) => {
  test('whatever operation fails or crashes, every promise is kept', async () => {
    const [faults, everyNth] = plan[scenario.name as keyof typeof plan];

    const result = await tryEveryPoint({
      scenario,
      faults,
      storeFaults: ['fail'],
      everyNth,
      images: 6,
      checks,
    });

    console.info(textOf(result));
    expect(result.lost.slice(0, 20)).toEqual([]);
  });
});

afterAll(() => console.info(`promises of a backup:\n${String(checks)}`));
