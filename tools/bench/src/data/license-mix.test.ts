import { expect, test } from 'vitest';
import { largestSize, sizeAt, smallestSize } from './license-mix.ts';

const steps = 200;
/** The middles of `steps` even pieces of 0 to 1. */
const even = Array.from({ length: steps }, (_, at) => (at + 0.5) / steps);
const sizes = even.flatMap((first) => even.map((second) => sizeAt(first, second)));

test('licenses have about 2.5 KiB on average', () => {
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  expect(mean).toBeGreaterThan(2400);
  expect(mean).toBeLessThan(2600);
});

test('and from 1 to 8 KiB each', () => {
  expect(Math.min(...sizes)).toBe(smallestSize);
  expect(Math.max(...sizes)).toBe(largestSize);
});
