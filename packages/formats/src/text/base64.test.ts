import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  base64Length,
  decodeBase64,
  decodeBase64Url,
  encodeBase64,
  encodeBase64Url,
} from './base64.js';

describe('decodeBase64', () => {
  it.each([
    ['', ''],
    ['Zg==', 'f'],
    ['Zm8=', 'fo'],
    ['Zm9v', 'foo'],
    ['Zm9vYg==', 'foob'],
    ['Zm9vYmE=', 'fooba'],
    ['Zm9vYmFy', 'foobar'],
  ])('decodes %j, a test vector of RFC 4648 section 10', (text, expected) => {
    expect(decodeBase64(text)).toEqual({ bytes: new TextEncoder().encode(expected) });
  });

  it('skips the white space of XML text anywhere', () => {
    expect(decodeBase64(' Zm\r\n9v\tYg=\n= ')).toEqual({ bytes: new TextEncoder().encode('foob') });
  });

  it.each([
    ['Zm9v-A==', 'a character outside the base64 alphabet', 4],
    ['Zm9v_A==', 'a character outside the base64 alphabet', 4],
    ['Zm\u00a09v', 'a character outside the base64 alphabet', 2],
    ['Zg==Zg==', 'base64 goes on after its padding', 4],
    ['Zm9vY', 'base64 is cut off', 5],
    ['Zg=', 'base64 has the wrong padding', 3],
    ['Zg', 'base64 has the wrong padding', 2],
    ['Zm9v=', 'base64 has the wrong padding', 5],
    ['Zm8==', 'base64 has the wrong padding', 5],
    ['====', 'base64 has the wrong padding', 4],
    ['Zh==', 'unused bits of base64 are not zero', 4],
    ['Zm9=', 'unused bits of base64 are not zero', 4],
  ])('refuses %j: %s', (text, problem, position) => {
    expect(decodeBase64(text)).toEqual({ problem, position });
  });

  it('undoes encodeBase64', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = encodeBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64'));
        expect(text).toHaveLength(base64Length(bytes.length));
        expect(decodeBase64(text)).toEqual({ bytes });
      }),
      { seed: 1 },
    );
  });

  it('encodes more than one call takes as arguments', () => {
    const bytes = new Uint8Array(500_000).fill(7);
    expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  });
});

describe('decodeBase64Url', () => {
  it('decodes the example of RFC 7515 appendix C', () => {
    expect(decodeBase64Url('A-z_4ME')).toEqual({ bytes: Uint8Array.of(3, 236, 255, 224, 193) });
  });

  it.each([
    ['A+z_4ME', 'a character outside the base64 alphabet', 1],
    ['A/z_4ME', 'a character outside the base64 alphabet', 1],
    ['A-z_4ME=', 'a character outside the base64 alphabet', 7],
    ['A-z_\n4ME', 'a character outside the base64 alphabet', 4],
    ['A-z_4', 'base64 is cut off', 5],
    ['A-z_4MF', 'unused bits of base64 are not zero', 7],
  ])('refuses %j: %s', (text, problem, position) => {
    expect(decodeBase64Url(text)).toEqual({ problem, position });
  });

  it('undoes encodeBase64Url', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = encodeBase64Url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(decodeBase64Url(text)).toEqual({ bytes });
      }),
      { seed: 1 },
    );
  });
});
