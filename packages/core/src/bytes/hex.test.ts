import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seed } from '../fixtures/seed.js';
import { equalBytes, fromHex, toHex } from './hex.js';

describe('toHex and fromHex', () => {
  it('write two lower-case digits a byte', () => {
    expect(toHex(Uint8Array.of(0, 1, 0xab, 0xff))).toBe('0001abff');
  });

  it('read capitals too', () => {
    expect(fromHex('0aFf')).toEqual(Uint8Array.of(10, 255));
  });

  it('are inverse for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromHex(toHex(bytes))).toEqual(bytes);
      }),
      { seed },
    );
  });

  it.each([
    ['an odd number of digits', 'abc'],
    ['a letter that is no digit', '0g'],
    ['a prefix', '0x12'],
    ['a space', ' 12 '],
    ['a line end', '12\n'],
  ])('read no bytes from %s', (_, text) => {
    expect(fromHex(text)).toBeUndefined();
  });
});

describe('equalBytes', () => {
  it.each([
    ['the same bytes', [1, 2], [1, 2], true],
    ['nothing', [], [], true],
    ['another byte', [1, 2], [1, 3], false],
    ['fewer bytes', [1, 2], [1], false],
    ['more bytes', [1], [1, 2], false],
  ])('compares %s', (_, a, b, equal) => {
    expect(equalBytes(Uint8Array.from(a), Uint8Array.from(b))).toBe(equal);
  });
});
