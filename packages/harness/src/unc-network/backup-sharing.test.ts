import { openTarget } from '@wmdrm/core';
import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../operations/fixtures/runs.js';
import { laptop, NetworkScene } from './fixtures/network-scene.js';
import type { UncNetworkOptions } from './simulate-unc-network.js';
import type { HeldFile } from './simulated-share.js';
import type { FileUse } from './sharing.js';

/** What a virus scanner or a backup program lets others do with the file it reads. */
const share: readonly FileUse[] = ['read', 'write'];
/** A run keeps itself and the generation it started from. */
const keepTwo = { retention: { keep: 1, keepWithinMs: 0 } };

/** A share with generations 1 and 2, of which the next run removes the first. */
async function twoGenerations(
  options: Pick<UncNetworkOptions, 'onCall'> = {},
): Promise<NetworkScene> {
  const scene = await NetworkScene.begin({}, options);
  await scene.backup();
  await scene.change();
  await scene.backup();
  await scene.change();
  return scene;
}

/** What only generation 1 needs. */
const oldFiles = /^manifest-0000000001|-0000000001\.seg$/;

describe.each([
  ['the old manifest', /^manifest-0000000001/],
  ['the old segments', /-0000000001\.seg$/],
])('while another program reads %s without sharing its deletion', (_, pattern) => {
  async function pruneWhileHeld(): Promise<{
    scene: NetworkScene;
    held: HeldFile[];
    warnings: readonly string[];
  }> {
    const scene = await twoGenerations();
    const held: HeldFile[] = [];
    for (const name of await scene.names(pattern)) {
      held.push(await scene.share.hold(`laptop/${name}`, { share }));
    }
    const { warnings } = await scene.backup(keepTwo);
    return { scene, held, warnings: warnings.map(({ code }) => code) };
  }

  it('a run that would remove it completes, and says that it could not', async () => {
    const { scene, warnings } = await pruneWhileHeld();
    expect(warnings).toEqual(['not-pruned']);
    expect(await scene.names(oldFiles)).not.toEqual([]);
    expect(await scene.restored()).toEqual(await scene.contents());
  });

  it('it is removed by the next run after that', async () => {
    const { scene, held } = await pruneWhileHeld();
    for (const each of held) await each.release();
    await scene.change();
    const { warnings } = await scene.backup(keepTwo);
    expect(warnings).toEqual([]);
    expect(await scene.names(oldFiles)).toEqual([]);
  });
});

it('a reader goes on reading a segment that is removed, which goes when it is closed', async () => {
  const scene = await twoGenerations();
  const target = await openTarget(laptop, [scene.network]);
  const [segment = ''] = await scene.names(/-0000000001\.seg$/);
  const file = await target.open(segment);
  const before = await file.read(0, file.size);

  const { warnings } = await scene.backup(keepTwo);
  expect(warnings).toEqual([]);
  expect(await file.read(0, file.size)).toEqual(before);
  expect(await scene.names(oldFiles)).toEqual([segment]);
  await file.close();
  expect(await scene.names(oldFiles)).toEqual([]);
});

describe('a scanner that reads a segment as soon as it is there', () => {
  /** Backs up while the first segment is held from its creation on, for so many milliseconds. */
  async function scannedFor(
    milliseconds: number,
  ): Promise<{ scene: NetworkScene; outcome: string }> {
    let scans = 0;
    const scene = await twoGenerations({
      onCall: async ({ operation, path }) => {
        if (operation !== 'sync' || !/staged-0000000003/.test(path) || scans > 0) return;
        scans += 1;
        const held = await scene.share.hold(path.replace('nas/backups/', ''), { share });
        void scene.world.clock.sleep(milliseconds).then(() => held.release());
      },
    });
    const outcome = await outcomeOf(scene.backup());
    expect(scans).toBe(1);
    return { scene, outcome };
  }

  it('for a moment, only delays the run', async () => {
    const { scene, outcome } = await scannedFor(1000);
    expect(outcome).toBe('completed');
    expect(scene.world.clock.monotonic()).toBeGreaterThanOrEqual(1000);
    expect(await scene.restored()).toEqual(await scene.contents());
  });

  it('for long, ends it with target-in-use, and the old backup is whole', async () => {
    const { scene, outcome } = await scannedFor(9000);
    expect(outcome).toBe('target-in-use');
    expect(await scene.generations()).toEqual([2, 1]);
    expect((await scene.verify()).outcome).toBe('good');
  });
});
