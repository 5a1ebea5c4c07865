import { expect, it } from 'vitest';
import { killCount, killMany, killRunTimeout } from './fixtures/kill-many.js';
import { reportOf } from './fixtures/killed-run.js';
import { restoredProblems } from './fixtures/restored-problems.js';
import { RestoreScene } from './fixtures/restore-scene.js';
import { readSeed, SeededDraws } from './fixtures/seeded-draws.js';

it(
  'a store keeps what it acknowledged, however often a restore is killed',
  async ({ task }) => {
    const draws = new SeededDraws(readSeed(), 'restore');
    const scene = await RestoreScene.begin(draws);

    const stages = ['while starting', 'while merging', 'while committing'] as const;
    const log = await killMany(scene, draws, killCount(), stages);

    task.meta.ledger = { [`kills: ${scene.operation}` as const]: log.kills, losses: log.lost };
    expect(log.problems).toEqual([]);
    expect(log.kills).toBeGreaterThanOrEqual(killCount());
    expect(log.neglected(stages)).toEqual([]);
    const atWork = log.seenAtWork('while merging', 'while committing');
    expect(atWork, 'kills of a run that had written something').toBeGreaterThan(log.kills / 5);

    await scene.prepare();
    const { restored, unchanged, kept, notRevived } = reportOf('restore', await scene.runWhole());
    expect(restored + unchanged + kept + notRevived).toBe(scene.backedUp.size);
    expect(await scene.store.problems()).toEqual([]);
    expect(await restoredProblems(scene.work, scene.work.directory, scene.backedUp)).toEqual([]);
  },
  killRunTimeout,
);
