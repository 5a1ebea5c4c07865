import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seed } from '../fixtures/seed.js';
import { someKeyIdBytes } from '../fixtures/some-license.js';
import { formatKeyId, parseKeyId } from './key-id.js';

const bytes = Uint8Array.from({ length: 16 }, (_, at) => at);
const registryForm = '03020100-0504-0706-0809-0a0b0c0d0e0f';
const base64 = 'AAECAwQFBgcICQoLDA0ODw==';

describe('formatKeyId', () => {
  it('prints little-endian GUID order in registry form', () => {
    expect(formatKeyId(bytes)).toBe(registryForm);
  });

  it.each([0, 15, 17])('refuses %i bytes', (length) => {
    expect(() => formatKeyId(new Uint8Array(length))).toThrow(
      expect.objectContaining({ code: 'invalid-argument' }),
    );
  });
});

describe('parseKeyId', () => {
  it.each([
    ['registry form', registryForm],
    ['registry form in capitals', registryForm.toUpperCase()],
    ['registry form in braces', `{${registryForm}}`],
    ['digits in registry order', registryForm.replaceAll('-', '')],
    ['base64', base64],
  ])('reads %s', (_, text) => {
    expect(parseKeyId(text)).toEqual(bytes);
  });

  it('reads back any key id in each of its forms', () => {
    fc.assert(
      fc.property(someKeyIdBytes, (any) => {
        const text = formatKeyId(any);
        expect(parseKeyId(text)).toEqual(any);
        expect(parseKeyId(text.replaceAll('-', ''))).toEqual(any);
        expect(parseKeyId(btoa(String.fromCharCode(...any)))).toEqual(any);
      }),
      { seed },
    );
  });

  it.each([
    ['nothing', ''],
    ['bits behind the last byte of base64', 'AAECAwQFBgcICQoLDA0ODx=='],
    ['base64 without padding', 'AAECAwQFBgcICQoLDA0ODw'],
    ['base64 for URLs', '__79_Pv6-fj39vX08_Lx8A=='],
    ['base64 of 15 bytes', 'AAECAwQFBgcICQoLDA0O'],
    ['one brace', `{${registryForm}`],
    ['digits in braces', `{${registryForm.replaceAll('-', '')}}`],
    ['a hyphen out of place', '030201000-504-0706-0809-0a0b0c0d0e0f'],
    ['31 digits', registryForm.replaceAll('-', '').slice(1)],
    ['a space', ` ${registryForm}`],
    ['a line end', `${base64}\n`],
  ])('reads nothing from %s', (_, text) => {
    expect(parseKeyId(text)).toBeUndefined();
  });
});
