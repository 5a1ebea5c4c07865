import { isLicenseStoreError, type LicenseStoreError } from '@wmdrm/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../fixtures/context.js';
import { buildWrmHeader, type SyntheticWrmHeaderOptions } from '../synthetic/index.js';
import { maxWrmHeaderLength, readWrmHeader } from './wrm-header.js';

const marker = 'S3CR3T-KEY.';
const [keyId, other] = [
  '6f3c1a52-0b77-4c19-9d2e-8a4f5b6c7d80',
  '16f04a3c-2d0e-4f65-8a61-0c8b7d1f2e9a',
];
const versions = ['2.0.0.0', '4.0.0.0', '4.1.0.0', '4.2.0.0', '4.3.0.0'] as const;
const build = (options: Partial<SyntheticWrmHeaderOptions> = {}) =>
  buildWrmHeader({
    seed: 1,
    opaqueMarker: marker,
    keyIds: [keyId],
    title: 'A Song',
    licenseAcquisitionUrl: 'https://user@shop.example/license?user=1',
    ...options,
  });

function failure(file: Uint8Array): LicenseStoreError {
  try {
    readWrmHeader(file);
  } catch (error) {
    if (isLicenseStoreError(error)) return error;
    throw error;
  }
  throw new Error('It is read.');
}

/** A header of version 4.3 with this inside of DATA. */
const inData = (content: string): Uint8Array =>
  utf8(`<WRMHEADER version="4.3.0.0"><DATA>${content}</DATA></WRMHEADER>`);
const kids = (...values: string[]): string => {
  const all = values.map((value) => `<KID VALUE="${value}"/>`).join('');
  return `<PROTECTINFO><KIDS>${all}</KIDS></PROTECTINFO>`;
};

describe.each(versions)('a header of version %s', (version) => {
  it.each(['utf-8', 'utf-16le', 'utf-16be'] as const)('is read in %s', (encoding) => {
    for (const byteOrderMark of [false, true]) {
      for (const object of [false, true]) {
        expect(readWrmHeader(build({ version, encoding, byteOrderMark, object }))).toEqual({
          version,
          keyIds: [keyId],
          title: 'A Song',
          licenseAcquisitionUrl: 'https://shop.example/license',
        });
      }
    }
  });

  it('needs neither title nor URL', () => {
    const file = buildWrmHeader({ seed: 1, version, keyIds: [keyId] });
    expect(readWrmHeader(file)).toEqual({ version, keyIds: [keyId] });
  });

  it('is damaged at every length it is cut off', () => {
    for (const object of [false, true]) {
      const file = build({ version, object });
      for (let length = 0; length < file.length; length++) {
        const { code, details } = failure(file.subarray(0, length));
        expect(code).toBe('malformed-license');
        expect(details.offset).toBeLessThanOrEqual(length);
      }
    }
  });

  it('tells of no checksum and no signature', () => {
    const file = build({ version, object: true });
    expect(Buffer.from(file).includes('S3CR3T')).toBe(true);
    expect(JSON.stringify(readWrmHeader(file))).not.toContain('S3CR3T');
  });
});

describe('a header', () => {
  it.each(['4.2.0.0', '4.3.0.0'] as const)('of version %s may have several key ids', (version) => {
    expect(readWrmHeader(build({ version, keyIds: [keyId, other, keyId] })).keyIds).toEqual([
      keyId,
      other,
    ]);
  });

  it('has its key ids in the byte order of a GUID, as in the example of the specification', () => {
    expect(
      readWrmHeader(inData(kids('PV1LM/VEVk+kEOB8qqcWDg==', 'tuhDoKUN7EyxDPtMRNmhyA=='))).keyIds,
    ).toEqual(['334b5d3d-44f5-4f56-a410-e07caaa7160e', 'a043e8b6-0da5-4cec-b10c-fb4c44d9a1c8']);
  });

  it.each([
    [
      'at any depth of its attributes',
      '<mm:Album xmlns:mm="urn:x"><mm:Title> One </mm:Title></mm:Album>',
      'One',
    ],
    ['in any case', '<TITLE>One</TITLE>', 'One'],
    ['the first of several', '<Title>One</Title><Title>Two</Title>', 'One'],
    ['with an entity', '<Title>One &amp; two</Title>', 'One & two'],
    ['as CDATA', '<Title><![CDATA[<One>]]></Title>', '<One>'],
    ['not by another name', '<SubTitle>One</SubTitle>', undefined],
  ])('has its title %s', (_name, xml, title) => {
    const content = `${kids('PV1LM/VEVk+kEOB8qqcWDg==')}<CUSTOMATTRIBUTES>${xml}</CUSTOMATTRIBUTES>`;
    expect(readWrmHeader(inData(content)).title).toBe(title);
  });

  it('has its title nowhere else', () => {
    const content = `${kids('PV1LM/VEVk+kEOB8qqcWDg==')}<X><Title>One</Title></X>`;
    expect(readWrmHeader(inData(content))).not.toHaveProperty('title');
  });

  it.each<[string, Uint8Array]>([
    ['another root', utf8('<HEADER version="4.3.0.0"/>')],
    ['no version', utf8('<WRMHEADER/>')],
    ['a later version', utf8('<WRMHEADER version="5.0.0.0"/>')],
    ['the name of a member all objects have as version', utf8('<WRMHEADER version="toString"/>')],
    ['no key id', inData('')],
    ['its key id in the place of another version', inData('<KID>PV1LM/VEVk+kEOB8qqcWDg==</KID>')],
    ['a key id without value', inData('<PROTECTINFO><KIDS><KID/></KIDS></PROTECTINFO>')],
    ['a key id that is a GUID', inData(kids(keyId))],
    ['a key id of 15 bytes', inData(kids('PV1LM/VEVk+kEOB8qqcW'))],
    ['an empty title', inData('<CUSTOMATTRIBUTES><Title/></CUSTOMATTRIBUTES>')],
    [
      'a title of 256 characters',
      inData(`<CUSTOMATTRIBUTES><Title>${'x'.repeat(256)}</Title></CUSTOMATTRIBUTES>`),
    ],
    ['an element in its title', inData('<CUSTOMATTRIBUTES><Title><b/></Title></CUSTOMATTRIBUTES>')],
    ['an empty URL', inData('<LA_URL></LA_URL>')],
    [
      '1,025 key ids',
      inData(
        kids(
          ...Array.from({ length: 1025 }, (_, at) => Buffer.alloc(16, `${at}-`).toString('base64')),
        ),
      ),
    ],
    ['a document type', utf8('<!DOCTYPE WRMHEADER><WRMHEADER version="4.3.0.0"/>')],
    ['nothing', new Uint8Array(0)],
    ['an object without records', Uint8Array.of(6, 0, 0, 0, 0, 0)],
    ['an object without a header', Uint8Array.of(10, 0, 0, 0, 1, 0, 3, 0, 0, 0)],
    ['an object with more behind its records', Uint8Array.of(11, 0, 0, 0, 1, 0, 3, 0, 0, 0, 0)],
    ['an object whose record is longer', Uint8Array.of(10, 0, 0, 0, 1, 0, 1, 0, 1, 0)],
    ['an object whose record is cut off', Uint8Array.of(9, 0, 0, 0, 1, 0, 1, 0, 0)],
    ['an object with two headers', Uint8Array.of(14, 0, 0, 0, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0)],
  ])('is malformed with %s', (_name, file) => {
    expect(failure(file)).toMatchObject({
      code: 'malformed-license',
      details: { offset: expect.any(Number) as number },
    });
  });

  it('is read in an object of any length, also one that begins like a text', () => {
    const lengths = Array.from({ length: 255 }, (_, at) => 'x'.repeat(at)).map((title) => {
      const file = build({ object: true, title: `A${title}` });
      expect(readWrmHeader(file).keyIds).toEqual([keyId]);
      return file[0];
    });
    expect(new Set(lengths)).toContain('<'.charCodeAt(0));
  });

  it('is limited to 64 KiB', () => {
    expect(failure(new Uint8Array(maxWrmHeaderLength + 1)).code).toBe('limit-exceeded');
  });

  it('is a header or a typed error, whatever bytes change', () => {
    const file = build({ object: true, encoding: 'utf-16le' });
    const change = fc.record({ at: fc.nat({ max: file.length - 1 }), to: fc.nat({ max: 255 }) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const copy = file.slice();
        for (const { at, to } of changes) copy[at] = to;
        try {
          expect(readWrmHeader(copy).keyIds.length).toBeGreaterThan(0);
        } catch (error) {
          expect(isLicenseStoreError(error) && error.code).toBe('malformed-license');
        }
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});
