import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../operations/fixtures/runs.js';
import { expectOldBackup, fewestBytes, fillShare } from './fixtures/filling-share.js';
import { NetworkScene } from './fixtures/network-scene.js';

describe('a share that gets full while a backup is overwritten', async () => {
  const needed = await fewestBytes();
  const some = Array.from({ length: 40 }, (_, step) => Math.floor((step * needed) / 40));

  it.each([...new Set([...some, 1, 2, 511, 512, 513, needed - 2, needed - 1])])(
    'with %i bytes free: target-full, nothing of it is visible, the old backup is whole',
    async (bytes) => {
      await expectOldBackup(await fillShare(bytes));
    },
  );

  it('completes once there is space', async () => {
    const { scene } = await fillShare(needed - 1);
    scene.share.change({ quotaBytes: undefined });
    await scene.world.clock.advance(120_000);
    await scene.backup();
    expect(await scene.restored()).toEqual(await scene.contents());
  });

  it(`completes with the ${needed} bytes it needs and not one more`, async () => {
    const { scene, outcome } = await fillShare(needed);
    expect(outcome).toBe('completed');
    expect((await scene.verify()).outcome).toBe('good');
    expect(await scene.restored()).toEqual(await scene.contents());
  });
});

it('a first backup on a full share leaves nothing that looks like one', async () => {
  const scene = await NetworkScene.begin({ quotaBytes: 2000 });
  expect(await outcomeOf(scene.backup())).toBe('target-full');
  expect(await scene.generations()).toEqual([]);
  expect(await scene.names(/tmp$/)).toEqual([]);
});
