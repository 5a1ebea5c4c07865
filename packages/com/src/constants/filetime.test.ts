import { expect, test } from 'vitest';
import { fromFILETIME, toFILETIME } from './filetime.js';

test('1970 is 116444736000000000 units after 1601', () => {
  expect(toFILETIME(0)).toBe(116_444_736_000_000_000n);
});

test('a date comes back', () => {
  const date = Date.UTC(2007, 10, 30, 12, 34, 56, 789);
  expect(fromFILETIME(toFILETIME(date))).toBe(date);
});

test('units finer than a millisecond are cut', () => {
  expect(fromFILETIME(toFILETIME(5) + 9_999n)).toBe(5);
});

test('1601 is the beginning', () => {
  expect(toFILETIME(Date.UTC(1601, 0, 1))).toBe(0n);
});

test('before 1601 there is no FILETIME', () => {
  expect(() => toFILETIME(Date.UTC(1600, 11, 31))).toThrow('before 1601');
});
