import { describe, expect, it } from 'vitest';
import { seededRandom } from './seeded-random.js';

describe('seeded random numbers', () => {
  it('are the same for the same seed, on every machine', () => {
    const random = seededRandom(42);
    expect([random.below(1000), random.below(1000), random.below(1000)]).toEqual([469, 590, 102]);
  });

  it('differ for neighbouring seeds', () => {
    const firsts = Array.from({ length: 1000 }, (_, seed) => seededRandom(seed).below(2 ** 32));
    expect(new Set(firsts).size).toBe(1000);
  });

  it('are spread evenly', () => {
    const random = seededRandom(1);
    const counts = new Array<number>(8).fill(0);
    for (let draw = 0; draw < 80_000; draw++) counts[random.below(8)]! += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  it('keep to the ends of a chance', () => {
    const random = seededRandom(1);
    const draws = Array.from({ length: 1000 }, () => [random.chance(0), random.chance(1)]);
    expect(draws.every(([never, always]) => !never && always)).toBe(true);
  });

  it('of a fork do not depend on what its parent drew', () => {
    const parent = seededRandom(5);
    const early = parent.fork(1).bytes(8);
    parent.below(10);
    expect(parent.fork(1).bytes(8)).toEqual(early);
    expect(parent.fork(2).bytes(8)).not.toEqual(early);
  });

  it('refuse to pick from nothing', () => {
    expect(() => seededRandom(1).pick([])).toThrow(RangeError);
  });
});
