import { expect, it } from 'vitest';
import { BackupScene } from './fixtures/backup-scene.js';
import { reportOf } from './fixtures/killed-run.js';
import { killMany } from './fixtures/kill-many.js';
import { restoredProblems } from './fixtures/restored-problems.js';
import { readSeed, SeededDraws } from './fixtures/seeded-draws.js';

const kills = 50;
/** A run that writes little is over soon: most kills come too early or too late. */
const incrementKills = 16;

it('a backup stays whole, however often an overwriting one is killed', async () => {
  const draws = new SeededDraws(readSeed(), 'backup');
  const scene = await BackupScene.begin(draws, 'full');

  const log = await killMany(scene, draws, kills);
  console.log(`leases that were killed before they were filled: ${scene.tornLeases}`);

  expect(log.problems).toEqual([]);
  expect(log.kills).toBe(kills);
  const atWork = log.seenAtWork(['while writing', 'while publishing', 'while pruning']);
  expect(atWork, 'kills of a run that had written something').toBeGreaterThan(incrementKills);

  const dead = await scene.killAfterFirstSegment();
  const { lines } = await scene.runWhole();
  const adopted = lines.flatMap((line) => (line.type === 'adopted' ? [line.run] : []));
  expect(adopted, 'runs whose finished segments were taken over').toContain(dead);

  expect(await restoredProblems(scene.work, scene.store.holdings)).toEqual([]);
  expect(scene.leftovers()).toEqual([]);
});

it('a backup stays whole, however often one that writes only what changed is killed', async () => {
  const draws = new SeededDraws(readSeed(), 'increment');
  const scene = await BackupScene.begin(draws, 'increments');

  const log = await killMany(scene, draws, incrementKills);

  expect(log.problems).toEqual([]);
  expect(log.kills).toBe(incrementKills);
  const { deltas } = reportOf('backup', await scene.runWhole());
  expect(deltas).toBeGreaterThan(0);
  expect(await restoredProblems(scene.work, scene.store.holdings)).toEqual([]);
  expect(scene.leftovers()).toEqual([]);
});
