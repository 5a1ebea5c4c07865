import { describe, expect, it } from 'vitest';
import { manifestName } from '../../backup-set/file-names.js';
import { readManifest } from '../../backup-set/read-manifest.js';
import { license } from '../../fixtures/sample-licenses.js';
import { backUp, workshop, type Workshop } from '../../fixtures/sample-runs.js';
import { pruneBackup } from '../prune/prune-backup.js';
import { findCopied } from './find-copied.js';

/** Backups 1 to 3, what a pruning made of 3, and backup 5; the clock stands still. */
async function fiveGenerations(): Promise<Workshop> {
  const shop = await workshop([license('a')]);
  const { target, host } = shop;
  for (const overwrite of [false, true, true])
    await backUp(shop, { overwrite, retention: { keep: 9 } });
  await pruneBackup({ target, host, retention: { keep: 2, keepWithinMs: 0 } });
  await backUp(shop, { overwrite: true });
  return shop;
}

async function copied({ target, host }: Workshop): Promise<readonly number[]> {
  const { manifest } = await readManifest(target, 5, host.hasher);
  return [...(await findCopied(target, manifest, host.hasher))];
}

describe('findCopied', () => {
  it('tells what a pruning made from backups of the same time', async () => {
    expect(await copied(await fiveGenerations())).toEqual([3]);
  });

  it('takes a manifest that cannot be read for no copy', async () => {
    const shop = await fiveGenerations();
    shop.target.files.delete(manifestName(4));
    expect(await copied(shop)).toEqual([]);
  });

  it('reads no manifest where times differ', async () => {
    const shop = await workshop([license('a')]);
    const { target, host } = shop;
    for (const overwrite of [false, true, true]) {
      await backUp(shop, { overwrite });
      await host.clock.advance(1);
    }
    const { manifest } = await readManifest(target, 3, host.hasher);
    target.before = ({ operation }) => {
      throw new Error(operation);
    };
    expect(await findCopied(target, manifest, host.hasher)).toEqual(new Set());
  });
});
