import { createHash } from 'node:crypto';
import { viewOf } from '@wmdrm/core';
import { expect, test } from 'vitest';
import { SeenIds } from './seen-ids.js';

const add = (seen: SeenIds, idHash: Uint8Array): boolean => seen.add(viewOf(idHash), 0);
const hashOf = (number: number): Uint8Array =>
  createHash('sha256').update(String(number)).digest().subarray(0, 16);
const many = 100_000;

test('none is taken for new twice, and each is new once', () => {
  const seen = new SeenIds();
  let [first, again] = [0, 0];
  for (let number = 0; number < many; number += 1) if (add(seen, hashOf(number))) first += 1;
  for (let number = 0; number < many; number += 1) if (add(seen, hashOf(number))) again += 1;
  // Among so few, none is taken for another.
  expect({ first, again }).toEqual({ first: many, again: 0 });
});

test('a hash of zeros is remembered too', () => {
  const seen = new SeenIds();
  expect([add(seen, new Uint8Array(16)), add(seen, new Uint8Array(16))]).toEqual([true, false]);
});

test('it is full when it remembers as many as it may', () => {
  const seen = new SeenIds(2);
  add(seen, hashOf(1));
  expect(seen.full).toBe(false);
  add(seen, hashOf(2));
  expect(seen.full).toBe(true);
});

test('its memory can be given back before the garbage collector would', () => {
  const seen = new SeenIds();
  for (let number = 0; number < many; number += 1) add(seen, hashOf(number));
  const before = process.memoryUsage().arrayBuffers;
  seen.release();
  expect(before - process.memoryUsage().arrayBuffers).toBeGreaterThan(many * 4);
});
