import { expect, test } from 'vitest';
import { bootId, compareBoots } from './boot-id.js';
import { madeUpSystem, otherPlatform } from './fixtures/made-up-system.js';

test('is the kernel id where there is one', () => {
  expect(bootId(madeUpSystem())).toBe('11111111-2222-3333-4444-555555555555');
});

test('is the second of the start elsewhere, whenever one looks', () => {
  const later = otherPlatform({ now: () => 1_700_000_500_000, uptime: () => 1_500 });
  expect(bootId(otherPlatform())).toBe('since-1699999000');
  expect(bootId(later)).toBe(bootId(otherPlatform()));
});

test.each([
  ['aaaa', 'aaaa', 'same'],
  ['aaaa', 'bbbb', 'other'],
  ['since-1000', 'since-1004', 'same'],
  ['since-1000', 'since-90000', 'unknown'],
  ['since-1000', 'aaaa', 'unknown'],
])('boots %s and %s: %s', (a, b, answer) => {
  expect(compareBoots(a, b)).toBe(answer);
  expect(compareBoots(b, a)).toBe(answer);
});
