import { describe, expect, it } from 'vitest';
import { damageOf, readOne, sha256Hex } from '../fixtures/context.js';
import { buildSealedV7License } from '../synthetic/index.js';
import { sealedV7Format } from './sealed-format.js';

const payload = buildSealedV7License({ seed: 1 });

describe('a sealed version 7 license', () => {
  it('is kept byte for byte under its digest', () => {
    const license = readOne(sealedV7Format, payload);
    expect(license.payload).toEqual(payload);
    expect(license.id).toBe(`wmdrm-v7-sealed:${sha256Hex(payload)}`);
  });

  it('is sealed, and nothing else is said about it', () => {
    const sealed = { verdict: 'sealed', evidence: '[MS-DRM] 2.2.3.2.4: encrypted to its client' };
    expect(readOne(sealedV7Format, payload).description).toEqual({
      backup: sealed,
      restore: sealed,
      persistence: 'unknown',
      stateful: 'unknown',
      keyIds: [],
      rights: [],
      unknownMustUnderstand: [],
    });
  });

  it('is not recognised as a file', () => {
    expect(sealedV7Format.recognize(payload)).toBe(false);
  });

  it('has more than the encrypted random number', () => {
    expect(damageOf(sealedV7Format, payload.subarray(0, 80))).toMatchObject({
      code: 'malformed-license',
      details: { offset: 80 },
    });
    expect(readOne(sealedV7Format, payload.subarray(0, 81)).payload).toHaveLength(81);
  });
});
