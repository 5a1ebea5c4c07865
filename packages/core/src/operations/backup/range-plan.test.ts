import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleManifest } from '../../fixtures/sample-manifests.js';
import { seed } from '../../fixtures/seed.js';
import type { StoreSnapshot } from '../../store/store-engine.js';
import { planRangeSize, rangesOf } from './range-plan.js';

const mebibyte = 1024 * 1024;

/** A store of so many positions. */
const store = (endPosition: number, rangeStep = 1): StoreSnapshot =>
  ({ endPosition, rangeStep }) as StoreSnapshot;
const withSize = (rangeSize: number) => sampleManifest(1, { rangeSize });

describe('planRangeSize', () => {
  it('takes the power of two whose bytes come nearest below what is asked for', () => {
    // 1 KiB a license: 96 MiB hold 98,304 of them.
    expect(planRangeSize(store(1_000_000), 1_000_000 * 1024, 96 * mebibyte, undefined)).toBe(
      65_536,
    );
  });

  it('is at least the step the store can be cut at', () => {
    expect(planRangeSize(store(1000, 4096), 1000 * mebibyte, mebibyte, undefined)).toBe(4096);
  });

  it('has an answer for an empty store', () => {
    const size = planRangeSize(store(1), 0, mebibyte, undefined);
    expect([...rangesOf(1, size)]).toHaveLength(1);
  });

  it.each([
    ['the same', 64, 64],
    ['a quarter', 16, 16],
    ['four times as much', 256, 256],
    ['less than a quarter', 8, 64],
    ['more than four times as much', 512, 64],
    ['nothing', 0, 64],
  ])('where the generation before had %s keeps to what that means', (_, before, size) => {
    expect(planRangeSize(store(1000), 1000, 64, withSize(before))).toBe(size);
  });

  it('does not keep a size the store cannot be cut at', () => {
    expect(planRangeSize(store(1000, 16), 1000, 64, withSize(40))).toBe(64);
  });

  const someStore = fc.record({
    positions: fc.integer({ min: 1, max: 1_000_000 }),
    bytesEach: fc.integer({ min: 1, max: 10_000 }),
    segmentBytes: fc.integer({ min: 1, max: 256 * mebibyte }),
    rangeStep: fc.constantFrom(1, 2, 64, 4096),
  });

  it('is a multiple of the step, for any store', () => {
    fc.assert(
      fc.property(someStore, ({ positions, bytesEach, segmentBytes, rangeStep }) => {
        const size = planRangeSize(
          store(positions, rangeStep),
          positions * bytesEach,
          segmentBytes,
          undefined,
        );
        expect(size % rangeStep).toBe(0);
        expect(Number.isSafeInteger(Math.log2(size))).toBe(true);
      }),
      { seed },
    );
  });

  it('leaves the cuts where they were while the store grows a little', () => {
    fc.assert(
      fc.property(someStore, fc.double({ min: 1, max: 2, noNaN: true }), (one, growth) => {
        const { positions, bytesEach, segmentBytes, rangeStep } = one;
        const before = planRangeSize(
          store(positions, rangeStep),
          positions * bytesEach,
          segmentBytes,
          undefined,
        );
        const more = Math.floor(positions * growth);
        const after = planRangeSize(
          store(more, rangeStep),
          more * bytesEach,
          segmentBytes,
          withSize(before),
        );
        expect(after).toBe(before);
      }),
      { seed },
    );
  });

  it('stays within a factor of four of what it would be, whatever was before', () => {
    fc.assert(
      fc.property(someStore, fc.nat(2_000_000), (one, before) => {
        const { positions, bytesEach, segmentBytes } = one;
        const bytes = positions * bytesEach;
        const fresh = planRangeSize(store(positions), bytes, segmentBytes, undefined);
        const size = planRangeSize(store(positions), bytes, segmentBytes, withSize(before));
        expect(size).toBeGreaterThanOrEqual(fresh / 4);
        expect(size).toBeLessThanOrEqual(fresh * 4);
      }),
      { seed },
    );
  });
});

describe('rangesOf', () => {
  it('covers all positions below the end, without gaps or overlaps', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 100 }), (end, size) => {
        let at = 0;
        for (const { from, to } of rangesOf(end, size)) {
          expect([from, to]).toEqual([at, at + size]);
          at = to;
        }
        expect(at).toBeGreaterThanOrEqual(end);
        expect(at - size).toBeLessThan(Math.max(end, 1));
      }),
      { seed },
    );
  });
});
