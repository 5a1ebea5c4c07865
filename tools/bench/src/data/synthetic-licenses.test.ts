import { nodeHost } from '@wmdrm/node';
import { expect, test } from 'vitest';
import { syntheticLicenses } from './synthetic-licenses.ts';

const { hasher } = nodeHost();
const mix = { seed: 7, licenses: 400, permitted: 0.6 };

test('the same mix gives the same licenses', () => {
  expect([...syntheticLicenses(mix, hasher)]).toEqual([...syntheticLicenses(mix, hasher)]);
});

test('another seed gives others', () => {
  const ids = (seed: number): string[] =>
    [...syntheticLicenses({ ...mix, seed }, hasher)].map(({ id }) => id);
  expect(new Set([...ids(7), ...ids(8)]).size).toBe(800);
});

test.each([
  [1, 400, 400],
  [0.6, 200, 280],
  [0, 0, 0],
])('a share of %d permits backup', (permitted, least, most) => {
  const licenses = [...syntheticLicenses({ ...mix, permitted }, hasher)];
  const granted = licenses.filter(({ description }) => description.backup.verdict === 'granted');
  const denied = licenses.filter(({ description }) => description.backup.verdict === 'denied');
  expect(granted.length).toBeGreaterThanOrEqual(least);
  expect(granted.length).toBeLessThanOrEqual(most);
  expect(granted.length + denied.length).toBe(400);
});
