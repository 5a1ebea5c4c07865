import { describe, expect, it } from 'vitest';
import { contentsOf, storeWith } from '../operations/fixtures/licenses.js';
import { failureOf, outcomeOf } from '../operations/fixtures/runs.js';
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

/** What the newest generation in a directory of the share restores; nothing if there is none. */
async function restoredFrom(scene: NetworkScene, name: string): Promise<Record<string, string>> {
  const store = await storeWith(scene.process.host);
  await outcomeOf(scene.restore(store, `\\\\nas\\backups\\${name}`));
  return await contentsOf(store);
}

/** What somebody puts into the place of the directory, by name. */
const others: Readonly<Record<string, (scene: NetworkScene) => Promise<void>>> = {
  'an older copy of itself': async ({ share }) => {
    for (const [path, bytes] of await share.files('laptop'))
      await share.put(path.replace('laptop', 'other'), bytes);
  },
  'an empty one': async ({ share }) => {
    await share.put('other/x', '');
    await share.remove('other/x');
  },
  'one with files of somebody else': ({ share }) => share.put('other/notes.txt', 'not ours'),
  // Nothing in its place: it vanishes.
  'no directory': async () => undefined,
};

describe.each(Object.entries(others))(
  'a directory that is replaced by %s while a backup is written',
  (_, prepare) => {
    it('at any request: the run says `completed` of a backup that is there, or names what is missing', async () => {
      const codes = new Set<string>();
      for (let at = 0; ; at += 3) {
        let countdown = Infinity;
        let moved = false;
        const scene: NetworkScene = await NetworkScene.begin(
          {},
          {
            onCall: async () => {
              if (countdown-- !== 0) return;
              moved = true;
              await scene.share.rename('laptop', 'moved');
              await scene.share.rename('other', 'laptop').catch(() => undefined);
            },
          },
        );
        await scene.backup();
        await prepare(scene);
        await scene.change();
        countdown = at;

        const outcome = await outcomeOf(scene.backup());

        countdown = Infinity;
        if (!moved) break;
        codes.add(outcome);
        if (outcome !== 'completed') continue;
        // Either the run had not begun to write, or the directory was taken away with the whole backup in it.
        const places = ['laptop', 'moved'].map((name) => restoredFrom(scene, name));
        expect(await Promise.all(places), `replaced before request ${at}`).toContainEqual(
          await scene.contents(),
        );
      }
      codes.delete('completed');
      for (const code of codes)
        expect(['file-not-found', 'directory-not-found', 'damaged', 'outcome-unknown']).toContain(
          code,
        );
      expect(codes.size).toBeGreaterThan(1);
    });
  },
);

it('the run names the file that has gone with its directory, and nothing is deleted', async () => {
  const scene: NetworkScene = await NetworkScene.begin(
    {},
    {
      onCall: async ({ operation, path }) => {
        if (operation !== 'create' || !path.endsWith('manifest-0000000002.tmp')) return;
        await scene.share.replaceDirectory('laptop', 'yesterday');
      },
    },
  );
  await scene.backup();
  await others['an older copy of itself']!(scene);
  await scene.share.rename('other', 'yesterday');
  await scene.change();
  const old = await scene.share.files('yesterday');

  const error = await failureOf(scene.backup());

  expect(error).toMatchObject({
    code: 'file-not-found',
    details: { path: expect.stringMatching(/^segments/) as string },
  });
  expect(error.remedy).toContain('the directory was replaced');
  const now = await scene.share.files('laptop');
  for (const [path, bytes] of old)
    expect(now.get(path.replace('yesterday', 'laptop'))).toEqual(bytes);
  expect((await scene.verify()).outcome).toBe('good');
});
