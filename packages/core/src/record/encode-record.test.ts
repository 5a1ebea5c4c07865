import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../bytes/hex.js';
import { headerOf } from '../fixtures/read-records.js';
import { nativeHasher } from '../fixtures/native-hasher.js';
import { refusal } from '../fixtures/refusals.js';
import { license, type LicenseParts } from '../fixtures/sample-licenses.js';
import { seed } from '../fixtures/seed.js';
import { someLicense } from '../fixtures/some-license.js';
import type { License } from '../license/license.js';
import { encodeRecord } from './encode-record.js';
import { headersFit } from './header-crc.js';
import { maxRecordLength } from './layout.js';

const encode = (one: License): Uint8Array => encodeRecord(one, nativeHasher);
const keyId = '03020100-0504-0706-0809-0a0b0c0d0e0f';

describe('encodeRecord', () => {
  it('writes version 1 byte for byte', () => {
    const one = license('lcp:1', {
      payload: 'opaque',
      backup: 'not-expressed',
      restore: 'unknown',
      persistence: 'unknown',
      operator: true,
      keyIds: [keyId],
      label: 'a',
      issued: 1,
    });
    expect(toHex(encode(one))).toMatchInlineSnapshot(
      `"574c5243010000008b000000910000004306000086768b086d229884c1268bb0ab32d8da315d0fe52f9147228bd830a37bc9fb28a954940da11f9d101b136cd4df2cbd540ce3af320100030000006c63700200050000006c63703a31030010000000000102030405060708090a0b0c0d0e0f04000100000061050008000000010000000000000019a4ecde6f7061717565"`,
    );
  });

  it('gives back every field of any license', () => {
    fc.assert(
      fc.property(someLicense, (one) => {
        const { description } = one;
        expect(headerOf(encode(one))).toEqual({
          id: one.id,
          keyIds: description.keyIds,
          attachments: one.attachments ?? [],
          payloadOmitted: false,
          policyClass: {
            format: one.format,
            backup: description.backup.verdict,
            restore: description.restore.verdict,
            persistence: description.persistence,
            operator: one.operatorEvidence ?? false,
          },
          ...(one.label === undefined ? {} : { label: one.label }),
          ...(one.container === undefined ? {} : { container: one.container }),
          ...(description.issued === undefined ? {} : { issued: description.issued }),
          ...(description.notBefore === undefined ? {} : { notBefore: description.notBefore }),
          ...(description.notAfter === undefined ? {} : { notAfter: description.notAfter }),
        });
      }),
      { seed, numRuns: 300 },
    );
  });

  it('ends with the payload, and holds its checksums and that of the header', () => {
    fc.assert(
      fc.property(someLicense, (one) => {
        const record = encode(one);
        const view = new DataView(record.buffer);
        expect(record.subarray(view.getUint32(8, true))).toEqual(one.payload);
        expect(view.getUint32(20, true)).toBe(crc32(one.payload));
        expect(headersFit(record.subarray(0, view.getUint32(8, true)), nativeHasher)).toBe(true);
        expect(toHex(record.subarray(24, 56))).toBe(
          createHash('sha256').update(one.payload).digest('hex'),
        );
      }),
      { seed },
    );
  });

  it('is the same for the same license', () => {
    fc.assert(
      fc.property(someLicense, (one) => {
        expect(encode(one)).toEqual(encode(structuredClone(one)));
      }),
      { seed, numRuns: 30 },
    );
  });

  it('leaves an empty label out', () => {
    expect(headerOf(encode(license('lcp:1', { label: '' }))).label).toBeUndefined();
  });

  it.each<[string, string, LicenseParts]>([
    ['an empty id', '', {}],
    ['an id of 1,025 characters', 'x'.repeat(1025), {}],
    ['an id with half a surrogate pair', 'lcp:\ud83d', {}],
    ['an empty format', 'x', { format: '' }],
    ['a format of 33 characters', 'x', { format: 'f'.repeat(33) }],
    [
      'a format with a space, which its policy class could not be read back from',
      'x',
      { format: 'a b' },
    ],
    ['a format in capitals', 'x', { format: 'LCP' }],
    ['a label of 256 characters', 'x', { label: 'l'.repeat(256) }],
    ['a label with half a surrogate pair', 'x', { label: '\udca9' }],
    ['an empty container', 'x', { container: '' }],
    ['a key id that is none', 'x', { keyIds: ['7'] }],
    [
      'an attachment without a type',
      'x',
      { attachments: [{ kind: 'revocation', type: '', bytes: new Uint8Array(1) }] },
    ],
    ['a fractional date', 'x', { issued: 0.5 }],
    ['a date that is not a number', 'x', { notAfter: Number.NaN }],
    ['a date beyond the safe integers', 'x', { notBefore: 2 ** 53 }],
  ])('refuses %s', async (_, id, parts) => {
    const error = await refusal(() => encode(license(id, parts)));
    expect(error.code).toBe('invalid-argument');
  });

  it.each([
    ['an id of 1,024 characters', 'x'.repeat(1024), {}],
    ['a label of 255 characters', 'x', { label: 'l'.repeat(255) }],
    ['a format of 32 characters', 'x', { format: 'f'.repeat(32) }],
    ['the earliest date', 'x', { issued: -Number.MAX_SAFE_INTEGER }],
    ['an empty payload', 'x', { payload: new Uint8Array(0) }],
  ])('takes %s', (_, id, parts) => {
    expect(headerOf(encode(license(id, parts))).id).toBe(id);
  });

  it('holds at most 16 MiB', async () => {
    const header = encode(license('x', { payload: '' })).length;
    const most = new Uint8Array(maxRecordLength - header);
    expect(encode(license('x', { payload: most }))).toHaveLength(maxRecordLength);
    const error = await refusal(() =>
      encode(license('x', { payload: new Uint8Array(most.length + 1) })),
    );
    expect(error).toMatchObject({ code: 'limit-exceeded', details: { license: 'x' } });
  });
});
