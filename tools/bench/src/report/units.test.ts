import { expect, test } from 'vitest';
import { inUnit, mebibytes } from './units.ts';

test.each([
  [0.554, 'ratio', '0.55×'],
  [12.34, 'ratio', '12.3×'],
  [101.4, 'ratio', '101×'],
  [3.44, 'ms', '3.4 ms'],
  [287.6, 'ms', '288 ms'],
  [61.6, 'MB', '62 MB'],
  [3.2, 'percent', '+3 %'],
  [-3.2, 'percent', '−3 %'],
  [2, 'count', '2'],
] as const)('%d in the unit %s', (value, unit, text) => {
  expect(inUnit(value, unit)).toBe(text);
});

test.each([
  [5.25 * 2 ** 20, '5.3 MiB'],
  [518.4 * 2 ** 20, '518 MiB'],
])('%d bytes', (bytes, text) => {
  expect(mebibytes(bytes)).toBe(text);
});
