import { expect, it } from 'vitest';
import { BackupScene } from './fixtures/backup-scene.js';
import { killCount, killMany, killRunTimeout } from './fixtures/kill-many.js';
import { readSeed, SeededDraws } from './fixtures/seeded-draws.js';

it(
  'a first backup is there whole or not at all, however often it is killed',
  async ({ task }) => {
    const draws = new SeededDraws(readSeed(), 'first backup');
    const scene = await BackupScene.begin(draws, 'first backup');

    const stages = [
      'while starting',
      'while writing',
      'while publishing',
      'while pruning',
    ] as const;
    const log = await killMany(scene, draws, killCount(), stages);

    task.meta.ledger = { [`kills: ${scene.operation}` as const]: log.kills, losses: log.lost };
    expect(log.problems).toEqual([]);
    expect(log.kills).toBeGreaterThanOrEqual(killCount());
    expect(log.neglected(stages)).toEqual([]);
    const atWork = log.seenAtWork('while writing', 'while publishing', 'while pruning');
    expect(atWork, 'kills of a run that had written something').toBeGreaterThan(log.kills / 5);
  },
  killRunTimeout,
);
