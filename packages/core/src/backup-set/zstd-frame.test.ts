import { constants, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { records } from '../fixtures/sample-licenses.js';
import { isSingleFrame } from './zstd-frame.js';

function frame(
  length: number,
  params: Record<number, number> = {},
  of: (at: number) => number = (at) => (at * at) >> 7,
): Uint8Array {
  const bytes = Uint8Array.from({ length }, (_, at) => of(at));
  return new Uint8Array(zstdCompressSync(bytes, { pledgedSrcSize: length, params }));
}

describe('a single frame', () => {
  it.each([0, 1, 255, 256, 65_791, 65_792, 131_072, 131_073, 300_000, 2_000_000])(
    'of %i bytes is one',
    (length) => {
      expect(isSingleFrame(frame(length), length)).toBe(true);
      expect(isSingleFrame(frame(length), length + 1)).toBe(false);
    },
  );

  it('may have blocks of every kind, and a checksum', () => {
    const checksum = { [constants.ZSTD_c_checksumFlag]: 1 };
    const raw = frame(300_000, checksum, (at) => (Math.imul(at, 2_654_435_761) >>> 9) & 255);
    for (const one of [frame(300_000, checksum), frame(300_000, checksum, () => 7), raw])
      expect(isSingleFrame(one, 300_000)).toBe(true);
  });

  it('may have a window of 32 MiB, and no larger one', () => {
    const windowed = (log: number): Uint8Array => {
      const one = frame(300_000, { [constants.ZSTD_c_windowLog]: 17 });
      expect(one[4]! & 32).toBe(0);
      one[5] = (log - 10) << 3;
      return one;
    };
    expect(isSingleFrame(windowed(25), 300_000)).toBe(true);
    expect(isSingleFrame(windowed(26), 300_000)).toBe(false);
  });

  it('is none cut off anywhere, or with a byte behind it', () => {
    const whole = frame(2000);
    for (let length = 0; length < whole.length; length += 1)
      expect(isSingleFrame(whole.subarray(0, length), 2000)).toBe(false);
    expect(isSingleFrame(records(whole, Uint8Array.of(0)), 2000)).toBe(false);
    expect(isSingleFrame(records(whole, whole), 2000)).toBe(false);
  });

  it.each<[string, number, number]>([
    ['with another magic number', 0, 1],
    ['with a reserved bit', 4, 8],
    ['with a dictionary', 4, 1],
    ['with a reserved block', 8, 6],
  ])('is none %s', (_, byte, bits) => {
    const changed = frame(300);
    changed[byte]! |= bits;
    changed[0]! ^= byte === 0 ? 2 : 0;
    expect(isSingleFrame(changed, 300)).toBe(false);
  });

  it('is none of the kind that is skipped', () => {
    expect(isSingleFrame(Uint8Array.of(0x50, 0x2a, 0x4d, 0x18, 1, 0, 0, 0, 7), 0)).toBe(false);
  });
});
