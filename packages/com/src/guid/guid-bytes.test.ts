import { toHex } from '@wmdrm/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seed } from '../fixtures/seed.js';
import { guid } from './guid.js';
import { guidFromBytes, guidToBytes } from './guid-bytes.js';

const sample = guid('00112233-4455-6677-8899-aabbccddeeff');

test('on the wire the first three fields are little-endian', () => {
  expect(toHex(guidToBytes(sample, 'wire'))).toBe('33221100554477668899aabbccddeeff');
});

test('in text order the bytes lie as they are read', () => {
  expect(toHex(guidToBytes(sample, 'text'))).toBe('00112233445566778899aabbccddeeff');
});

describe.each(['wire', 'text'] as const)('%s', (order) => {
  test('bytes come back as the same GUID', () => {
    fc.assert(
      fc.property(fc.uuid(), (text) => {
        expect(guidFromBytes(guidToBytes(guid(text), order), order)).toBe(text);
      }),
      { seed },
    );
  });

  test.each([0, 15, 17])('%d bytes are refused', (length) => {
    expect(() => guidFromBytes(new Uint8Array(length), order)).toThrow('A GUID has 16 bytes');
  });
});
