import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nativeHasher } from '../fixtures/native-hasher.js';
import { seed } from '../fixtures/seed.js';
import { locateFlippedBit } from './locate-flipped-bit.js';

/** The message with these bits flipped, counted from the first of the first byte. */
function flipped(message: Uint8Array, ...bits: readonly number[]): Uint8Array {
  const changed = message.slice();
  for (const bit of bits) changed[bit >> 3]! ^= 1 << (bit & 7);
  return changed;
}

const locate = (actual: Uint8Array, expected: Uint8Array): unknown =>
  locateFlippedBit(actual.length, nativeHasher.crc32(actual), nativeHasher.crc32(expected));

/** A message of at least `minLength` bytes, and so many different bits of it. */
const messageAndBits = (
  bits: number,
  minLength: number,
): fc.Arbitrary<readonly [Uint8Array, readonly number[]]> =>
  fc
    .uint8Array({ minLength, maxLength: 2_000 })
    .chain((message) =>
      fc.tuple(
        fc.constant(message),
        fc.uniqueArray(fc.nat(message.length * 8 - 1), { minLength: bits, maxLength: bits }),
      ),
    );

describe('locateFlippedBit', () => {
  it.each([1, 2, 5, 33])('finds every bit of a message of %i bytes', (length) => {
    const message = Uint8Array.from({ length }, (_, at) => at * 37);
    for (let bit = 0; bit < length * 8; bit += 1) {
      expect(locate(flipped(message, bit), message)).toEqual({ byte: bit >> 3, bit: bit & 7 });
    }
  });

  it('finds any bit of any message', () => {
    fc.assert(
      fc.property(messageAndBits(1, 1), ([message, [bit]]) => {
        expect(locate(flipped(message, bit!), message)).toEqual({ byte: bit! >> 3, bit: bit! & 7 });
      }),
      { seed },
    );
  });

  it('finds a bit in a chunk of a mebibyte', () => {
    const message = new Uint8Array(1024 * 1024).fill(7);
    expect(locate(flipped(message, 12_345), message)).toEqual({
      byte: 12_345 >> 3,
      bit: 12_345 & 7,
    });
  });

  it('takes no two flipped bits for one, up to 91,607 bits', () => {
    // P. Koopman, "32-Bit Cyclic Redundancy Codes for Internet Applications" (DSN 2002): the IEEE 802.3 polynomial has
    // Hamming distance 4 up to 91,607 data bits, so two flips never look like a third one.
    fc.assert(
      fc.property(messageAndBits(2, 1), ([message, bits]) => {
        expect(locate(flipped(message, ...bits), message)).toBeUndefined();
      }),
      { seed, numRuns: 500 },
    );
  });

  it('finds nothing where nothing is flipped', () => {
    const message = Uint8Array.of(1, 2, 3);
    expect(locate(message, message)).toBeUndefined();
  });

  it('finds nothing in no bytes', () => {
    expect(locateFlippedBit(0, 1, 2)).toBeUndefined();
  });
});
