import { describe, expect, it } from 'vitest';
import { networkFaults } from '../unc-network/network-faults.js';
import { seededFaults } from './seeded-faults.js';
import { targetFaults } from './target-faults.js';

const seeds = Array.from({ length: 300 }, (_, seed) => seed);

describe('a plan drawn from a seed', () => {
  it('is always the same', () => {
    expect(seededFaults(7, networkFaults)).toEqual(seededFaults(7, networkFaults));
    expect(seededFaults(2, targetFaults)).toEqual([
      { on: 'close', nth: 2, do: 'disconnect', code: 'connection-lost' },
      { on: 'staged.write', nth: 20, do: 'torn-write', code: 'target-full', bytes: 2 },
    ]);
  });

  it('is another one for another seed', () => {
    const plans = seeds.map((seed) =>
      JSON.stringify(seededFaults(seed, targetFaults, { count: 3 })),
    );
    expect(new Set(plans).size).toBe(seeds.length);
  });

  it('draws every operation, kind and likely code, and one to three faults', () => {
    const plans = seeds.map((seed) => seededFaults(seed, networkFaults));
    const faults = plans.flat();
    const codes = faults.flatMap((fault) => ('code' in fault ? [fault.code] : []));
    expect(new Set(plans.map(({ length }) => length))).toEqual(new Set([1, 2, 3]));
    expect(new Set(faults.map(({ on }) => on))).toEqual(new Set(networkFaults.operations));
    expect(new Set(faults.map((fault) => fault.do)).size).toBe(5);
    expect(new Set(codes)).toEqual(new Set(networkFaults.likely));
  });

  it('loses replies by broken connections only', () => {
    const lost = seeds
      .flatMap((seed) => seededFaults(seed, targetFaults))
      .filter((fault) => fault.do === 'lost-reply');
    const codes = lost.flatMap((fault) => ('code' in fault ? [fault.code] : []));
    expect(new Set(codes)).toEqual(new Set(targetFaults.broken));
  });

  it('tears writes only', () => {
    const torn = seeds
      .flatMap((seed) => seededFaults(seed, targetFaults))
      .filter((fault) => fault.do === 'torn-write');
    expect(new Set(torn.map(({ on }) => on))).toEqual(new Set(['staged.write']));
  });

  it('keeps to what may be drawn', () => {
    const faults = seeds.flatMap((seed) =>
      seededFaults(seed, networkFaults, {
        on: ['rename', 'sync'],
        kinds: ['error', 'delay'],
        count: 4,
        within: 2,
        longestDelay: 10,
      }),
    );
    expect(faults).toHaveLength(4 * seeds.length);
    for (const fault of faults) {
      expect(['rename', 'sync']).toContain(fault.on);
      expect([1, 2]).toContain(fault.nth);
      expect(['error', 'delay']).toContain(fault.do);
      if (fault.do === 'delay') expect(fault.milliseconds).toBeLessThanOrEqual(10);
    }
  });
});
