import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GenerationReference } from '../../backup-set/manifest.js';
import { reference, rootOf, sampleManifest } from '../../fixtures/sample-manifests.js';
import { seed } from '../../fixtures/seed.js';
import type { Retention } from '../operation-options.js';
import { chooseRetained, keptBehind } from './retention.js';

const day = 24 * 60 * 60 * 1000;

/** What a run at `time` retains behind a parent that retains `earlier`. */
function chosen(
  earlier: readonly GenerationReference[],
  parent: GenerationReference,
  time: number,
  retention?: Retention,
): readonly GenerationReference[] {
  const manifest = sampleManifest(parent.number, { time: parent.time, retained: earlier });
  return chooseRetained({ manifest, root: parent.root }, time, retention);
}

/** Generations 1 … count, one every `everyMs`. */
const history = (count: number, everyMs: number): readonly GenerationReference[] =>
  Array.from({ length: count }, (_, at) => reference(at + 1, at * everyMs));

/** Numbers retained by the run after this history. */
function numbers(count: number, everyMs: number, retention?: Retention): readonly number[] {
  const list = history(count, everyMs);
  return chosen(list.slice(0, -1), list.at(-1)!, count * everyMs, retention).map(
    ({ number }) => number,
  );
}

describe('chooseRetained', () => {
  it('retains nothing before the first generation', () => {
    expect(chooseRetained(undefined, 0)).toEqual([]);
  });

  it('keeps the newest three, itself included, by default', () => {
    expect(numbers(9, day)).toEqual([8, 9]);
  });

  it('keeps what is younger than a day by default', () => {
    expect(numbers(30, day / 24)).toEqual(Array.from({ length: 23 }, (_, at) => at + 8));
  });

  it('keeps as many as asked', () => {
    expect(numbers(9, day, { keep: 5, keepWithinMs: 0 })).toEqual([6, 7, 8, 9]);
  });

  it('keeps what is young as asked', () => {
    expect(numbers(9, day, { keep: 1, keepWithinMs: 3 * day + 1 })).toEqual([7, 8, 9]);
  });

  it.each([-1, 0, 1, 2])('never drops its parent, asked to keep %i', (keep) => {
    expect(numbers(9, day, { keep, keepWithinMs: 0 })).toEqual([9]);
  });

  it('keeps the last one of each day as asked, the new one being the last of its own', () => {
    // Four a day, at 0, 6, 12 and 18 o'clock; the new one is made at 0 o'clock of the seventh day.
    expect(numbers(24, day / 4, { keep: 1, keepWithinMs: 0, keepDaily: 3 })).toEqual([20, 24]);
  });

  it('passes over days that have none', () => {
    const list = [reference(1, 0), reference(2, 20 * day), reference(3, 20 * day + 1)];
    const kept = chosen(list.slice(0, -1), list.at(-1)!, 30 * day, {
      ...{ keep: 1, keepWithinMs: 0, keepDaily: 3 },
    });
    expect(kept.map(({ number }) => number)).toEqual([1, 3]);
  });

  const someHistory = fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 12 }),
      fc.array(fc.nat(3 * day), { minLength: 13, maxLength: 13 }),
    )
    .map(([unsorted, steps]) => {
      let time = 0;
      return unsorted
        .sort((a, b) => a - b)
        .map((number, at) => ({
          number,
          root: rootOf(String(number)),
          time: (time += steps[at]!),
        }));
    });
  const someRetention = fc.record(
    { keep: fc.integer({ min: -1, max: 6 }), keepWithinMs: fc.nat(5 * day) },
    { requiredKeys: [] },
  );

  it('keeps the newest and the young, in order, and lets none come back', () => {
    fc.assert(
      fc.property(someHistory, fc.nat(4 * day), someRetention, (list, later, retention) => {
        const parent = list.at(-1)!;
        const time = parent.time + later;
        const kept = chosen(list.slice(0, -1), parent, time, retention);
        // Only what the parent knew, itself included, oldest first.
        expect(kept).toEqual(
          list.filter(({ number }) => kept.some((one) => one.number === number)),
        );
        const older = Math.max(1, (retention.keep ?? 3) - 1);
        for (const newest of list.slice(-older)) expect(kept).toContainEqual(newest);
        const within = retention.keepWithinMs ?? day;
        for (const young of list.filter((one) => time - one.time < within))
          expect(kept).toContainEqual(young);
        for (const one of kept) {
          const among = list.slice(-older).some(({ number }) => number === one.number);
          expect(among || time - one.time < within).toBe(true);
        }
      }),
      { seed },
    );
  });
});

describe('keptBehind', () => {
  const kept = (retention: Retention, copied: readonly number[]): readonly number[] =>
    keptBehind(history(6, day), 6 * day, retention, new Set(copied)).map(({ number }) => number);

  it('counts a generation and its copy once', () => {
    expect(kept({ keep: 3, keepWithinMs: 0 }, [3, 5])).toEqual([3, 4, 5, 6]);
  });

  it('keeps what the newest one is a copy of, and does not count it', () => {
    expect(kept({ keep: 1, keepWithinMs: 0 }, [6])).toEqual([6]);
    expect(kept({ keep: 2, keepWithinMs: 0 }, [6])).toEqual([5, 6]);
  });

  it('lets a copied generation go with its copy', () => {
    expect(kept({ keep: 2, keepWithinMs: 0 }, [4])).toEqual([6]);
  });
});
