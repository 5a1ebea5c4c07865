import { afterAll, describe, expect, test } from 'vitest';
import type { FaultName } from './fixtures/faults.js';
import { textOf, tryEveryPoint } from './fixtures/matrix.js';
import { Checks } from './fixtures/promises.js';
import { directory } from './fixtures/scenario.js';
import { manifestIn } from './fixtures/set-files.js';
import { tryBackup } from './fixtures/trial.js';
import { scenarios } from './fixtures/scenarios.js';

/** A part of what `backup.full.test.ts` tries: what is done to which points, and how many images each leaves. */
const plan: Readonly<Record<keyof typeof scenarios, readonly [readonly FaultName[], number]>> = {
  fresh: [['EIO', 'crash-torn'], 1],
  overwriting: [['EIO', 'crash-before'], 2],
  parallel: [['EIO', 'crash-torn'], 6],
  resumed: [['crash-after'], 4],
  healing: [['crash-after'], 6],
  mending: [['crash-after'], 6],
  retention: [['crash-after'], 4],
  pruning: [['crash-after', 'EIO'], 3],
  increment: [['EIO', 'crash-torn'], 8],
  'increment-again': [['crash-after'], 12],
  merging: [['crash-before'], 12],
  compacting: [['crash-after'], 15],
  'compressed-left': [['crash-after'], 8],
  compressing: [['crash-torn', 'EIO'], 8],
  'compressed-increment': [['crash-after'], 12],
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

test.each([
  ['increment', 3],
  ['increment-again', 3],
  ['merging', 1],
  ['compacting', undefined],
] as const)('the run that is tried in %s makes %s deltas', async (name, deltas) => {
  const { disk, expectation } = await tryBackup(await scenarios[name].prepare());
  const manifest = manifestIn(disk.files(), directory, expectation.before.run);
  expect(manifest?.deltas?.length).toBe(deltas);
});

test.each([
  ['compressed-left', true],
  ['compressing', true],
  ['compressed-increment', true],
  ['overwriting', false],
] as const)('the run that is tried in %s needs zstd: %s', async (name, needed) => {
  const { disk, expectation } = await tryBackup(await scenarios[name].prepare());
  const manifest = manifestIn(disk.files(), directory, expectation.before.run);
  expect(manifest?.codec).toBe(needed ? 'zstd' : 'none');
});

test.each(['fresh', 'overwriting', 'parallel', 'healing', 'merging', 'compacting'] as const)(
  'the run that is tried in %s writes its segments around the page cache',
  async (name) => {
    const { operations } = await tryBackup(await scenarios[name].prepare());
    const isSegment = ({ path }: { readonly path: string }): boolean => path.includes('/segments/');
    expect(operations.filter(({ direct }) => direct).some(isSegment)).toBe(true);
  },
);

afterAll(() => console.info(`promises of a backup:\n${String(checks)}`));
