import { expect, test } from 'vitest';
import { growthSizes } from './growth-sizes.ts';

test.each([
  [5_000_000, { small: 50_000, timed: [200_000, 1_000_000, 5_000_000] }],
  [1_000_000, { small: 50_000, timed: [200_000, 450_000, 1_000_000] }],
  [20_000, { small: 1000, timed: [4000, 8900, 20_000] }],
])('up to %d', (top, sizes) => {
  expect(growthSizes(top)).toEqual(sizes);
});
