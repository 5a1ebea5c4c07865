import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../bytes/hex.js';
import { seed } from '../fixtures/seed.js';
import { portableHasher } from './portable-hasher.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

// NIST, "Cryptographic Standards and Guidelines: Examples with Intermediate Values", SHA-256, and FIPS 180-2 appendix B.
const sha256Examples: readonly (readonly [string, Uint8Array, string])[] = [
  ['nothing', utf8(''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', utf8('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    '448 bits',
    utf8('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'),
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  [
    'a million times a',
    new Uint8Array(1_000_000).fill(0x61),
    'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
  ],
];

describe('the portable SHA-256', () => {
  it.each(sha256Examples)('gives the published digest of %s', (_, message, digest) => {
    expect(toHex(portableHasher.sha256(message))).toBe(digest);
  });

  it.each([0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 128])('pads a message of %i bytes', (length) => {
    const message = new Uint8Array(length).fill(0xa5);
    expect(toHex(portableHasher.sha256(message))).toBe(
      createHash('sha256').update(message).digest('hex'),
    );
  });

  it('agrees with the one of OpenSSL', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (message) => {
        expect(toHex(portableHasher.sha256(message))).toBe(
          createHash('sha256').update(message).digest('hex'),
        );
      }),
      { seed, numRuns: 200 },
    );
  });

  it('gives the same digest however a stream is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 150 }), { maxLength: 6 }), (parts) => {
        const stream = portableHasher.sha256Stream();
        for (const part of parts) stream.update(part);
        const whole = Uint8Array.from(parts.flatMap((part) => [...part]));
        expect(stream.digest()).toEqual(portableHasher.sha256(whole));
      }),
      { seed, numRuns: 200 },
    );
  });
});

describe('the portable CRC-32', () => {
  it('gives the published check value', () => {
    // Catalogue of parametrised CRC algorithms, CRC-32/ISO-HDLC: check.
    expect(portableHasher.crc32(utf8('123456789')).toString(16)).toBe('cbf43926');
  });

  it('of nothing is zero', () => {
    expect(portableHasher.crc32(new Uint8Array(0))).toBe(0);
  });

  it('agrees with the one of zlib, for any seed', () => {
    const start = fc.integer({ min: 0, max: 0xffff_ffff });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), start, (bytes, before) => {
        expect(portableHasher.crc32(bytes, before)).toBe(crc32(bytes, before));
      }),
      { seed, numRuns: 200 },
    );
  });

  it('goes on where the part before ended', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (first, second) => {
        const both = Uint8Array.of(...first, ...second);
        expect(portableHasher.crc32(second, portableHasher.crc32(first))).toBe(
          portableHasher.crc32(both),
        );
      }),
      { seed },
    );
  });
});
