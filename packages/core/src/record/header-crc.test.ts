import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nativeHasher } from '../fixtures/native-hasher.js';
import { record } from '../fixtures/sample-licenses.js';
import { seed } from '../fixtures/seed.js';
import { someLicense } from '../fixtures/some-license.js';
import { portableHasher } from '../host/portable-hasher.js';
import { encodeRecord } from './encode-record.js';
import { findFlippedHeaderBit, headersFit, sealHeader } from './header-crc.js';
import { concatBytes, viewOf } from './records.js';

const headerOf = (bytes: Uint8Array): Uint8Array =>
  bytes.slice(0, viewOf(bytes).getUint32(8, true));
const someHeader = someLicense.map((one) => headerOf(encodeRecord(one, nativeHasher)));

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = bytes.slice();
  changed[bit >> 3]! ^= 1 << (bit & 7);
  return changed;
}

/** CRC-32 as a division, bit by bit, that starts at zero: what the format's page says, not what zlib does. */
function remainder(bytes: Uint8Array): number {
  let rest = 0;
  for (const byte of bytes) {
    for (let bit = 0; bit < 8; bit += 1) {
      const carry = (rest ^ (byte >> bit)) & 1;
      rest = (rest >>> 1) ^ (carry ? 0xedb88320 : 0);
    }
  }
  return rest >>> 0;
}

describe('the checksum of a header', () => {
  it('is the remainder of the bytes before it, which leaves none of the whole', () => {
    fc.assert(
      fc.property(someHeader, (header) => {
        const end = header.length - 4;
        expect(viewOf(header).getUint32(end, true)).toBe(remainder(header.subarray(0, end)));
        expect(remainder(header)).toBe(0);
      }),
      { seed },
    );
  });

  it('fits for any headers one behind the other, with either hasher', () => {
    fc.assert(
      fc.property(fc.array(someHeader, { maxLength: 5 }), (headers) => {
        const bytes = concatBytes(headers);
        expect([headersFit(bytes, nativeHasher), headersFit(bytes, portableHasher)]).toEqual([
          true,
          true,
        ]);
      }),
      { seed, numRuns: 50 },
    );
  });

  it('does not fit with any one or two bits of any headers flipped', () => {
    const damaged = fc
      .array(someHeader, { minLength: 1, maxLength: 5 })
      .map(concatBytes)
      .chain((bytes) =>
        fc.tuple(
          fc.constant(bytes),
          fc.uniqueArray(fc.nat(bytes.length * 8 - 1), { minLength: 1, maxLength: 2 }),
        ),
      );
    fc.assert(
      fc.property(damaged, ([bytes, bits]) => {
        expect(headersFit(bits.reduce(flipped, bytes), nativeHasher)).toBe(false);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('does not fit without the last byte, or with one more', () => {
    const header = headerOf(record('a'));
    expect(headersFit(header.subarray(0, -1), nativeHasher)).toBe(false);
    expect(headersFit(concatBytes([header, Uint8Array.of(1)]), nativeHasher)).toBe(false);
  });

  it('is made anew for a header that was changed on purpose', () => {
    const header = flipped(headerOf(record('a')), 100);
    sealHeader(header, nativeHasher);
    expect(headersFit(header, nativeHasher)).toBe(true);
  });
});

describe('findFlippedHeaderBit', () => {
  it('finds every bit, those of the checksum itself included', () => {
    const header = headerOf(record('a', { label: 'a.lcpl', issued: 5 }));
    for (let bit = 0; bit < header.length * 8; bit += 1) {
      expect(findFlippedHeaderBit(flipped(header, bit), nativeHasher)).toEqual({
        byte: bit >> 3,
        bit: bit & 7,
      });
    }
  });
});
