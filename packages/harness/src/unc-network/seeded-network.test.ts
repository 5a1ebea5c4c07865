import { describe, expect, it } from 'vitest';
import { parseFaults, printFaults } from '../faults/fault-text.js';
import { seededFaults } from '../faults/seeded-faults.js';
import { outcomeOf } from '../operations/fixtures/runs.js';
import { NetworkScene } from './fixtures/network-scene.js';
import { networkFaults, type NetworkFault } from './network-faults.js';
import type { NetworkCall } from './simulate-unc-network.js';

interface Run {
  readonly scene: NetworkScene;
  readonly outcome: string;
  readonly calls: readonly NetworkCall[];
  /** What each generation may restore. */
  readonly old: Record<string, string>;
  readonly now: Record<string, string>;
}

/** A second backup that meets the faults of a plan. */
async function runWith(faults: readonly NetworkFault[]): Promise<Run> {
  const scene = await NetworkScene.begin();
  await scene.backup();
  const old = await scene.contents();
  await scene.change();
  const before = scene.network.calls.length;
  scene.share.change({ faults });
  const outcome = await outcomeOf(scene.backup());
  const calls = scene.network.calls.slice(before);
  scene.share.change({ faults: [] });
  scene.network.host('nas').connect();
  return { scene, outcome, calls, old, now: await scene.contents() };
}

/** What a run may end with when its network fails. */
const outcomes = [
  'completed',
  'access-denied',
  'connection-lost',
  'outcome-unknown',
  'target-full',
  'target-in-use',
  'target-io',
  'target-timeout',
  'target-unreachable',
];

const seeds = Array.from({ length: 200 }, (_, index) => index + 1);

describe('faults drawn from a seed', () => {
  it('leave the old backup or the new one, whole, and the code says which', async () => {
    const seen = new Map<string, number>();
    for (const seed of seeds) {
      const plan = seededFaults(seed, networkFaults, { within: 30 });
      const { scene, outcome, old, now } = await runWith(plan);
      const why = `seed ${seed}: ${outcome} with ${printFaults(plan)}`;
      seen.set(outcome, 1 + (seen.get(outcome) ?? 0));
      expect(outcomes, why).toContain(outcome);
      expect((await scene.verify()).outcome, why).toBe('good');
      const possible = { completed: [now], 'outcome-unknown': [old, now] }[outcome] ?? [old];
      expect(possible, why).toContainEqual(await scene.restored());
    }
    // Many a plan meets nothing that matters, but not most.
    expect(seen.get('completed')).toBeLessThan(seeds.length * 0.7);
    expect(seen.size).toBeGreaterThan(7);
  });

  it('meet the same run every time, also read back from print', async () => {
    for (const seed of [3, 14, 15, 92, 65]) {
      const plan = seededFaults(seed, networkFaults, { within: 30 });
      const first = await runWith(plan);
      const again = await runWith(parseFaults(printFaults(plan), networkFaults));
      expect([again.outcome, again.calls], `seed ${seed}`).toEqual([first.outcome, first.calls]);
    }
  });
});
