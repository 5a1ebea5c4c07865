import { expect, test } from 'vitest';
import { spreadOf } from './spread.ts';

test.each([
  ['one value', [3], { median: 3, least: 3, most: 3 }],
  ['an odd number of values', [9, 1, 2], { median: 2, least: 1, most: 9 }],
  ['an even number of values', [4, 1, 10, 2], { median: 3, least: 1, most: 10 }],
])('%s', (_name, values, expected) => {
  expect(spreadOf(values)).toEqual(expected);
});

test('nothing measured is an error, not a zero', () => {
  expect(() => spreadOf([])).toThrow('nothing to measure');
});
