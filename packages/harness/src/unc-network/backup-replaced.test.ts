import { expect, it } from 'vitest';
import { contentsOf, storeWith } from '../operations/fixtures/licenses.js';
import { outcomeOf } from '../operations/fixtures/runs.js';
import { laptop, NetworkScene } from './fixtures/network-scene.js';

/**
 * A second backup while, before its request `at`, somebody puts back the directory as it was after the first one, and
 * how it ends.
 */
async function replacedBefore(at: number): Promise<{
  scene: NetworkScene;
  outcome: string;
  replaced: boolean;
  old: Record<string, string>;
}> {
  let countdown = Infinity;
  let replaced = false;
  const scene = await NetworkScene.begin(
    {},
    {
      onCall: async () => {
        if (countdown-- !== 0) return;
        await scene.share.replaceDirectory('laptop', 'yesterday');
        replaced = true;
      },
    },
  );
  await scene.backup();
  const old = await scene.contents();
  for (const [path, bytes] of await scene.share.files('laptop')) {
    await scene.share.put(path.replace('laptop', 'yesterday'), bytes);
  }
  await scene.change();
  countdown = at;
  const outcome = await outcomeOf(scene.backup());
  return { scene, outcome, replaced, old };
}

it('a directory replaced by an older copy at any moment: the old backup is whole, the next one too', async () => {
  let replacements = 0;
  for (let at = 0; ; at += 7) {
    const { scene, outcome, replaced, old } = await replacedBefore(at);
    if (!replaced) break;
    replacements += 1;
    const why = `replaced before request ${at}: ${outcome}`;
    for (const location of [laptop, '\\\\nas\\backups\\yesterday']) {
      const store = await storeWith(scene.process.host);
      await scene.restore(store, location, 1);
      expect(await contentsOf(store), why).toEqual(old);
    }
    // The lease of the first run may lie in the other directory, with nobody to release it.
    await scene.world.clock.advance(120_000);
    await scene.backup();
    expect((await scene.verify()).outcome, why).toBe('good');
    expect(await scene.restored(), why).toEqual(await scene.contents());
  }
  expect(replacements).toBeGreaterThan(10);
});
