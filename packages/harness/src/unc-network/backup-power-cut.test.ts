import { describe, expect, it } from 'vitest';
import { createCrashFileSystem } from '../crash/crash-file-system.js';
import { outcomeOf } from '../operations/fixtures/runs.js';
import { NetworkScene } from './fixtures/network-scene.js';
import type { ShareSettings } from './share-options.js';

/** A backup that completed, and what verifications say after its server lost power: once for each seed. */
async function afterPowerCuts(settings: ShareSettings): Promise<readonly string[]> {
  const disk = createCrashFileSystem();
  const scene = await NetworkScene.begin({ ...settings, disk });
  await scene.backup();
  const verdicts: string[] = [];
  for (let seed = 1; seed <= 20; seed += 1) {
    const after = await NetworkScene.begin({ disk: disk.crash(seed) });
    verdicts.push(await outcomeOf(after.verify().then(({ outcome }) => expectGood(outcome))));
  }
  return verdicts;
}

function expectGood(outcome: string): void {
  if (outcome !== 'good') throw new Error(outcome);
}

describe('the server of a share loses power after a backup has completed', () => {
  it('and the backup is whole, whatever the disk kept of the rest', async () => {
    expect(new Set(await afterPowerCuts({}))).toEqual(new Set(['completed']));
  });

  it('and it may be lost where flushes are ignored: nobody can tell beforehand', async () => {
    const verdicts = await afterPowerCuts({ flush: 'ignored', directoryFlush: 'ignored' });
    expect(verdicts.filter((verdict) => verdict !== 'completed')).not.toEqual([]);
  });
});
