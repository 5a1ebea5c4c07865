import { expect, it } from 'vitest';
import { BackupScene } from './fixtures/backup-scene.js';
import { killCount, killMany, killRunTimeout } from './fixtures/kill-many.js';
import { restoredProblems } from './fixtures/restored-problems.js';
import { readSeed, SeededDraws } from './fixtures/seeded-draws.js';

it.for(['overwriting backup', 'backup of what changed'] as const)(
  'a backup stays whole, however often it is killed: %s',
  { timeout: killRunTimeout },
  async (kind, { task }) => {
    const draws = new SeededDraws(readSeed(), kind);
    const scene = await BackupScene.begin(draws, kind);
    const kills = Math.ceil(killCount() / 2);

    const stages = [
      'while starting',
      'while writing',
      'while publishing',
      'while pruning',
    ] as const;
    const log = await killMany(scene, draws, kills, stages);
    console.log(
      `${scene.tornLeases} killed before the lease was filled, ${scene.takenOver} whose segments were taken over`,
    );

    task.meta.ledger = { [`kills: ${kind}` as const]: log.kills, losses: log.lost };
    expect(log.problems).toEqual([]);
    expect(log.kills).toBeGreaterThanOrEqual(kills);
    expect(log.neglected(stages)).toEqual([]);
    const atWork = log.seenAtWork('while writing', 'while publishing', 'while pruning');
    expect(atWork, 'kills of a run that had written something').toBeGreaterThan(log.kills / 5);

    // What changed fits into one segment.
    const fewest = kind === 'overwriting backup' ? 1 : 0;
    expect(scene.takenOver, 'runs whose segments were taken over').toBeGreaterThanOrEqual(fewest);

    await scene.runWhole();
    const { work, store } = scene;
    expect(await restoredProblems(work, work.directory, store.holdings)).toEqual([]);
    expect(scene.leftovers()).toEqual([]);
  },
);
