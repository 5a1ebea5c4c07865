import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../operations/fixtures/runs.js';
import { NetworkScene } from './fixtures/network-scene.js';

/** Bytes of all files of the share. */
async function used({ share }: NetworkScene): Promise<number> {
  return [...(await share.files()).values()].reduce((sum, { length }) => sum + length, 0);
}

/** A share with one generation, and a store that has changed since. */
async function overwritable(): Promise<{ scene: NetworkScene; old: Record<string, string> }> {
  const scene = await NetworkScene.begin();
  await scene.backup();
  const old = await scene.contents();
  await scene.change();
  return { scene, old };
}

/** How a second backup ends that finds so many bytes free. */
async function withFree(
  bytes: number,
): Promise<{ scene: NetworkScene; old: Record<string, string>; outcome: string }> {
  const { scene, old } = await overwritable();
  scene.share.change({ quotaBytes: (await used(scene)) + bytes });
  return { scene, old, outcome: await outcomeOf(scene.backup()) };
}

/** The fewest free bytes with which the second backup completes. */
async function fewestBytes(): Promise<number> {
  let [tooFew, enough] = [0, 100_000];
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if ((await withFree(middle)).outcome === 'completed') enough = middle;
    else tooFew = middle;
  }
  return enough;
}

describe('a share that gets full while a backup is overwritten', async () => {
  const needed = await fewestBytes();
  const some = Array.from({ length: 40 }, (_, step) => Math.floor((step * needed) / 40));

  it.each([...new Set([...some, 1, 2, 511, 512, 513, needed - 2, needed - 1])])(
    'with %i bytes free: target-full, nothing of it is visible, the old backup is whole',
    async (bytes) => {
      const { scene, old, outcome } = await withFree(bytes);
      expect(outcome).toBe('target-full');
      expect(await scene.generations()).toEqual([1]);
      expect(await scene.names(/^manifest/)).toEqual(['manifest-0000000001.json']);
      expect(await scene.names(/tmp$/)).toEqual([]);
      expect((await scene.verify()).outcome).toBe('good');
      expect(await scene.restored()).toEqual(old);
    },
  );

  it('completes once there is space', async () => {
    const { scene } = await withFree(needed - 1);
    scene.share.change({ quotaBytes: undefined });
    await scene.world.clock.advance(120_000);
    await scene.backup();
    expect(await scene.restored()).toEqual(await scene.contents());
  });

  it(`completes with the ${needed} bytes it needs and not one more`, async () => {
    const { scene, outcome } = await withFree(needed);
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
