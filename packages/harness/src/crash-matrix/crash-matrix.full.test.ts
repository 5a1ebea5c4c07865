import { restoreLicenses } from '@wmdrm/core';
import { expect, test } from 'vitest';
import { atOperation } from '../crash/file-operation.js';
import { contentsOf, storeWith, syntheticLicenses } from '../operations/fixtures/licenses.js';
import { outcomeOf } from '../operations/fixtures/runs.js';
import { World } from '../operations/fixtures/world.js';
import { tryChain } from './fixtures/crash-chain.js';
import { digestOf } from './fixtures/judge.js';
import { fates, tryEveryPoint } from './fixtures/matrix.js';
import { fresh, healing, openDirectory, overwriting, resumed } from './fixtures/scenario.js';

const scenarios = [fresh, overwriting, resumed, healing];

test('whatever operation fails or crashes, nothing is lost', async () => {
  const { points, images, lost } = await tryEveryPoint({
    scenarios,
    fates: Object.keys(fates),
    images: 25,
    imagesAfterFailure: 10,
    only: process.env['CRASH_POINT'],
  });

  console.info(`crash matrix: ${points} points, ${images} images, ${lost.length} lost`);
  expect(lost).toEqual([]);
});

test('crash after crash, nothing is lost', async () => {
  const lost: string[] = [];
  for (let seed = 1; seed <= 300; seed += 1) {
    const loss = await tryChain(scenarios[seed % scenarios.length]!, seed, 4);
    if (loss) lost.push(loss);
  }
  expect(lost).toEqual([]);
});

test('whatever operation of a restore fails, the store is as before or all is restored', async () => {
  const { disk, old } = await overwriting.prepare();
  const before = digestOf(disk);
  let completed = 0;
  for (let at = 0; ; at += 1) {
    for (const fate of Object.values(fates)) {
      const world = new World(3);
      const { host } = world.process();
      const store = await storeWith(host, syntheticLicenses(50, 52));
      const trial = disk.restart({ onOperation: atOperation(at, fate) });
      const outcome = await outcomeOf(
        openDirectory(trial, world, false).then((target) => restoreLicenses({ store, target })),
      );
      const contents = await contentsOf(store);
      const point = `operation ${at}, ${JSON.stringify(fate)}: ${outcome}`;
      const local = await contentsOf(await storeWith(host, syntheticLicenses(50, 52)));
      expect(contents, point).toEqual(outcome === 'completed' ? { ...local, ...old } : local);
      if (trial.operations.length <= at) completed += 1;
      if (!trial.crashed) expect(digestOf(trial), point).toBe(before);
    }
    if (completed > 0) break;
  }
});
