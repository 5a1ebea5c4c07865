import { expect, it } from 'vitest';
import { BackupScene } from './fixtures/backup-scene.js';
import { killCount, killMany, killRunTimeout } from './fixtures/kill-many.js';
import { restoredProblems } from './fixtures/restored-problems.js';
import { readSeed, SeededDraws } from './fixtures/seeded-draws.js';

it.each(['overwriting backup', 'backup of what changed'] as const)(
  'a backup stays whole, however often an %s is killed',
  async (kind) => {
    const draws = new SeededDraws(readSeed(), kind);
    const scene = await BackupScene.begin(draws, kind);
    const kills = Math.ceil(killCount() / 2);

    const log = await killMany(scene, draws, kills);
    console.log(
      `${scene.tornLeases} killed before the lease was filled, ${scene.takenOver} whose segments were taken over`,
    );

    expect(log.problems).toEqual([]);
    expect(log.kills).toBe(kills);
    const stages = [
      'while starting',
      'while writing',
      'while publishing',
      'while pruning',
    ] as const;
    expect(log.neglected(...stages)).toEqual([]);
    const atWork = log.seenAtWork('while writing', 'while publishing', 'while pruning');
    expect(atWork, 'kills of a run that had written something').toBeGreaterThan(log.kills / 5);

    expect(scene.takenOver, 'runs whose finished segments were taken over').toBeGreaterThan(0);

    await scene.runWhole();
    const { work, store } = scene;
    expect(await restoredProblems(work, work.directory, store.holdings)).toEqual([]);
    expect(scene.leftovers()).toEqual([]);
  },
  killRunTimeout,
);
