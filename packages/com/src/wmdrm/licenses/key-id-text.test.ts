import { formatKeyId } from '@wmdrm/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seed } from '../../fixtures/seed.js';
import { keyIdToBase64 } from './key-id-text.js';

test('a key id is base64 of its bytes as they lie, not as the text prints them', () => {
  const keyId = fc.uint8Array({ minLength: 16, maxLength: 16 });
  fc.assert(
    fc.property(keyId, (bytes) => {
      const expected = btoa(String.fromCharCode(...bytes));
      expect(keyIdToBase64(formatKeyId(bytes))).toBe(expected);
    }),
    { seed },
  );
});
