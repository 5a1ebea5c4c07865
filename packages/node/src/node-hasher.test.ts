import { portableHost } from '@wmdrm/core';
import { expect, test } from 'vitest';
import { nodeHasher } from './node-hasher.js';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

test('SHA-256 of "abc" is the example of FIPS 180', () => {
  expect(hex(nodeHasher.sha256(text('abc')))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

test('CRC-32 of "123456789" is the check value of the algorithm', () => {
  expect(nodeHasher.crc32(text('123456789'))).toBe(0xcbf4_3926);
});

test('a stream in pieces has the digest of the whole', () => {
  const stream = nodeHasher.sha256Stream();
  for (const piece of ['', 'a', 'bc']) stream.update(text(piece));
  expect(stream.digest()).toEqual(nodeHasher.sha256(text('abc')));
});

test('a CRC goes on from a seed', () => {
  expect(nodeHasher.crc32(text('456789'), nodeHasher.crc32(text('123')))).toBe(0xcbf4_3926);
});

test('digests are plain arrays whose slices are copies', () => {
  const digest = nodeHasher.sha256(text('abc'));
  const copy = digest.slice(0, 1);
  copy[0] = 0;
  expect(digest.constructor).toBe(Uint8Array);
  expect(digest[0]).toBe(0xba);
});

test.each([0, 1, 55, 56, 63, 64, 65, 1000, 100_000])(
  'agrees with the portable hasher on %d bytes inside a larger buffer',
  (length) => {
    const bytes = Uint8Array.from({ length: length + 20 }, (_, at) => (at * 7 + length) & 255);
    const view = bytes.subarray(13, 13 + length);
    expect(nodeHasher.sha256(view)).toEqual(portableHost.hasher.sha256(view));
    expect(nodeHasher.crc32(view)).toBe(portableHost.hasher.crc32(view));
  },
);
