import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seed } from '../fixtures/seed.js';
import { combineCrc32, shiftCrc32 } from './crc32-shift.js';

const someBytes = fc.uint8Array({ maxLength: 300 });

describe('combineCrc32', () => {
  it('gives the CRC-32 of any bytes one behind the other', () => {
    fc.assert(
      fc.property(someBytes, someBytes, (first, second) => {
        const combined = combineCrc32(crc32(first), crc32(second), second.length);
        expect(combined >>> 0).toBe(crc32(second, crc32(first)));
      }),
      { seed, numRuns: 500 },
    );
  });

  it('does so for every bit a length can have, up to the longest payload', () => {
    const wrong: number[] = [];
    for (let length = 1; length <= 2 ** 24; length *= 2) {
      const second = new Uint8Array(length).fill(0xa5);
      const combined = combineCrc32(crc32('first'), crc32(second), length) >>> 0;
      if (combined !== crc32(second, crc32('first'))) wrong.push(length);
    }
    expect(wrong).toEqual([]);
  });
});

describe('shiftCrc32', () => {
  it('is what so many bytes of zeros do to a register', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(5000), (state, length) => {
        // zlib complements the register at both ends.
        const after = ~crc32(new Uint8Array(length), ~state >>> 0);
        expect(shiftCrc32(state, length) | 0).toBe(after | 0);
      }),
      { seed, numRuns: 500 },
    );
  });
});
