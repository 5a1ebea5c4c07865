import { expect, it } from 'vitest';
import { ImportScene } from './fixtures/import-scene.js';
import { killCount, killMany, killRunTimeout } from './fixtures/kill-many.js';
import { readSeed, SeededDraws } from './fixtures/seeded-draws.js';

it(
  'a store holds whole files, and all it has acknowledged, however often an import is killed',
  async ({ task }) => {
    const draws = new SeededDraws(readSeed(), 'import');
    const scene = await ImportScene.begin(draws);

    const stages = [
      'while starting',
      'before it stored anything',
      'when it had stored something',
      'when everything was stored',
    ] as const;
    const log = await killMany(scene, draws, killCount(), stages);

    task.meta.ledger = { [`kills: ${scene.operation}` as const]: log.kills, losses: log.lost };
    expect(log.problems).toEqual([]);
    expect(log.kills).toBeGreaterThanOrEqual(killCount());
    expect(log.neglected(stages)).toEqual([]);
    const atWork = log.seenAtWork('when it had stored something', 'when everything was stored');
    expect(atWork, 'kills of a run that had stored something').toBeGreaterThan(log.kills / 8);
  },
  killRunTimeout,
);
