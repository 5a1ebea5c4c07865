import { expect, it } from 'vitest';
import { counted, isoDate, readableDate, size } from './quantities.js';

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [1023, '1,023 bytes'],
  [1024, '1.0 KiB'],
  [1024 * 1024 - 1, '1.0 MiB'],
  [12.34 * 1024 * 1024, '12.3 MiB'],
  [2 ** 53, '8.0 PiB'],
])('writes %d bytes as %s', (bytes, text) => {
  expect(size(bytes)).toBe(text);
});

it('counts one and many', () => {
  expect([counted(1, 'license'), counted(0, 'license'), counted(1234, 'license')]).toEqual([
    '1 license',
    '0 licenses',
    '1,234 licenses',
  ]);
});

it('writes dates to the minute, in UTC', () => {
  expect(readableDate(Date.UTC(2026, 2, 1, 12, 5, 59))).toBe('2026-03-01 12:05 UTC');
});

it('has no text for a number beyond the calendar', () => {
  expect(isoDate(Number.MAX_SAFE_INTEGER)).toBeUndefined();
  expect(readableDate(Number.MAX_SAFE_INTEGER)).toBe('a date beyond the calendar');
});
