import { expect, test } from 'vitest';
import { nodeRandom } from './node-random.js';

test.each([0, 1, 16, 65_536])('makes %d bytes', (length) => {
  expect(nodeRandom.bytes(length)).toHaveLength(length);
});

test('does not repeat itself', () => {
  expect(nodeRandom.bytes(16)).not.toEqual(nodeRandom.bytes(16));
});

test.each([-1, 1.5, 65_537])('refuses to make %d bytes', (length) => {
  expect(() => nodeRandom.bytes(length)).toThrow(
    expect.objectContaining({ code: 'invalid-argument' }),
  );
});
