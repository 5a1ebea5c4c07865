import { expect, it } from 'vitest';
import { killCount, killMany, killRunTimeout } from './fixtures/kill-many.js';
import { PruneScene } from './fixtures/prune-scene.js';
import { readSeed, SeededDraws } from './fixtures/seeded-draws.js';

it(
  'what a backup keeps stays whole, however often it is killed while it prunes',
  async ({ task }) => {
    const draws = new SeededDraws(readSeed(), 'prune');
    const scene = await PruneScene.begin(draws);

    const stages = [
      'before the first file',
      'while removing manifests',
      'while removing segments',
      'after the last file',
    ] as const;
    const log = await killMany(scene, draws, killCount(), stages);

    task.meta.ledger = { [`kills: ${scene.operation}` as const]: log.kills, losses: log.lost };
    expect(log.problems).toEqual([]);
    expect(log.kills).toBeGreaterThanOrEqual(killCount());
    expect(log.neglected(stages)).toEqual([]);
    const atWork =
      log.killedIn('while removing manifests') + log.killedIn('while removing segments');
    expect(atWork, 'kills of a run that had removed something').toBeGreaterThan(log.kills / 8);
  },
  killRunTimeout,
);
