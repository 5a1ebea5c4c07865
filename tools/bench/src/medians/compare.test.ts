import { expect, test } from 'vitest';
import { compare } from './compare.ts';
import { fastest, type Series } from './series.ts';

/** A series of rounds that took these many milliseconds. */
function series(name: string, milliseconds: readonly number[], bytes = 100): Series {
  const samples = milliseconds.map((each) => ({
    milliseconds: each,
    cpuMilliseconds: each * each,
    bytes,
    licenses: 1,
    peakMemory: 1,
  }));
  return { name, samples };
}

test('compares round by round, not median by median', () => {
  const { ratio } = compare('', series('a', [10, 20, 40]), series('b', [20, 20, 20]));
  expect(ratio).toEqual({ median: 1, least: 0.5, most: 2 });
});

test('compares processor time by itself', () => {
  const { cpuRatio } = compare('', series('a', [10]), series('b', [20]));
  expect(cpuRatio.median).toBe(4);
});

test('counts bytes where the amounts differ', () => {
  const { ratio } = compare('', series('a', [10], 50), series('b', [10], 100), 'bytes');
  expect(ratio.median).toBe(0.5);
});

test('refuses series of different length', () => {
  expect(() => compare('', series('a', [1, 2]), series('b', [1]))).toThrow('b was not measured');
});

test('the fastest is the one with the smallest median, not the luckiest round', () => {
  const lucky = series('lucky', [1, 30, 30]);
  const steady = series('steady', [20, 20, 20]);
  expect(fastest([lucky, steady]).name).toBe('steady');
});
