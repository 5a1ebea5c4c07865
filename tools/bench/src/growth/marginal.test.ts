import { expect, test } from 'vitest';
import { deviation } from './marginal.ts';

const points = (...milliseconds: readonly [number, number, number]) =>
  [
    { licenses: 100, milliseconds: milliseconds[0] },
    { licenses: 200, milliseconds: milliseconds[1] },
    { licenses: 600, milliseconds: milliseconds[2] },
  ] as const;

test.each([
  ['time grows with the store, whatever is fixed', points(60, 110, 310), 0],
  ['a license more costs more in a large store', points(10, 20, 70), 25],
  ['or less', points(10, 20, 40), -50],
])('%s', (_name, given, percent) => {
  expect(deviation(given)).toBeCloseTo(percent);
});
