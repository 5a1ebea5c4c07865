import type { LicenseReadResult } from '@wmdrm/core';
import { describe, expect, it } from 'vitest';
import { context, damageOf, utf8 } from '../fixtures/context.js';
import {
  buildLicenseResponse,
  buildSealedV7License,
  buildV1License,
  buildXmrLicense,
  type SyntheticEncoding,
} from '../synthetic/index.js';
import { licenseResponseFormat } from './license-response-format.js';

const v1 = { version: '0.1.0.0', payload: buildV1License({ seed: 1 }) };
const sealed = { version: '2.0.0.0', payload: buildSealedV7License({ seed: 2, size: 150 }) };
const xmr = { version: '3.0.0.0', payload: buildXmrLicense({ seed: 3 }) };
const mixed = [v1, sealed, xmr, v1];

const read = (file: Uint8Array) => licenseResponseFormat.read(file, context);
const inXml = (content: string) => utf8(`<LICENSERESPONSE>${content}</LICENSERESPONSE>`);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const good = `<LICENSE version="0.1.0.0">${base64(v1.payload)}</LICENSE>`;

function licensesIn(results: readonly LicenseReadResult[]) {
  return results.map((result) => {
    if (result.type === 'damaged') throw result.error;
    return result.license;
  });
}

describe('a license response', () => {
  it.each<SyntheticEncoding>([
    { encoding: 'utf-8' },
    { encoding: 'utf-8', byteOrderMark: true },
    { encoding: 'utf-16le' },
    { encoding: 'utf-16le', byteOrderMark: true },
    { encoding: 'utf-16be' },
    { encoding: 'utf-16be', byteOrderMark: true },
  ])('is recognised and read in $encoding, byte order mark $byteOrderMark', (options) => {
    const file = buildLicenseResponse({ ...options, licenses: mixed });
    expect(licenseResponseFormat.recognize(file.subarray(0, 4096))).toBe(true);
    const licenses = licensesIn(read(file));
    expect(licenses.map(({ format }) => format)).toEqual([
      'wmdrm-v1',
      'wmdrm-v7-sealed',
      'xmr',
      'wmdrm-v1',
    ]);
    expect(licenses.map(({ payload }) => payload)).toEqual(mixed.map(({ payload }) => payload));
  });

  it('is what its licenses came in', () => {
    const [license] = licensesIn(read(buildLicenseResponse({ licenses: [v1] })));
    expect(license).toMatchObject({ container: 'license-response' });
    expect(license).not.toHaveProperty('attachments');
    expect(license).not.toHaveProperty('label');
  });

  it('gives each license the id it has without envelope', () => {
    const [license] = licensesIn(read(buildLicenseResponse({ licenses: [xmr] })));
    expect(license!.id).toMatch(/^xmr:[0-9a-f]{32}:[0-9a-f]{16}$/);
  });

  it('passes label and mask on', () => {
    const xmrRights = { backup: 1, known: 1 };
    const payload = buildXmrLicense({ seed: 1, rightsSettings: 1 });
    const file = buildLicenseResponse({ licenses: [{ version: '3.0.0.0', payload }] });
    const results = licenseResponseFormat.read(file, { ...context, label: 'a.xml', xmrRights });
    expect(licensesIn(results)[0]).toMatchObject({
      label: 'a.xml',
      operatorEvidence: true,
      description: { backup: { verdict: 'granted' } },
    });
  });

  it('attaches all its REVOCATION elements to each license, wherever they stand', () => {
    const file = inXml(
      `<REVOCATION type="A">AQI=</REVOCATION>${good}${good}<REVOCATION type="B&amp;C">Aw==</REVOCATION>`,
    );
    const attachments = [
      { kind: 'revocation', type: 'A', bytes: Uint8Array.of(1, 2) },
      { kind: 'revocation', type: 'B&C', bytes: Uint8Array.of(3) },
    ];
    expect(licensesIn(read(file)).map((license) => license.attachments)).toEqual([
      attachments,
      attachments,
    ]);
  });

  it('may have its base64 wrapped', () => {
    const file = buildLicenseResponse({ licenses: [v1], lineLength: 76 });
    expect(licensesIn(read(file))[0]!.payload).toEqual(v1.payload);
  });

  it('may hold elements nobody knows', () => {
    const file = inXml(`<OTHER><LICENSE>x</LICENSE></OTHER>${good}`);
    expect(licensesIn(read(file))).toHaveLength(1);
  });

  it.each([
    [
      'an unknown version',
      '<LICENSE version="4.0.0.0">AAAA</LICENSE>',
      /version 4\.0\.0\.0; known/,
    ],
    [
      'a version that is no number',
      '<LICENSE version="s3cret">AAAA</LICENSE>',
      /that is no number/,
    ],
    ['no version', '<LICENSE>AAAA</LICENSE>', /without version/],
    ['no content', '<LICENSE version="3.0.0.0"/>', /is empty/],
    ['no base64', '<LICENSE version="3.0.0.0">AA-A</LICENSE>', /character 2 of its text/],
    ['wrong padding', '<LICENSE version="3.0.0.0">AAA</LICENSE>', /padding/],
    ['an element in it', '<LICENSE version="3.0.0.0">AA<B/>AA</LICENSE>', /element inside/],
    ['a payload of another format', '<LICENSE version="3.0.0.0">AAAA</LICENSE>', /cut off/],
  ])('keeps the good licenses beside one with %s', (_name, bad, message) => {
    const results = read(inXml(good + bad + good));
    expect(results.map(({ type }) => type)).toEqual(['license', 'damaged', 'license']);
    const [, result] = results;
    expect(result).toMatchObject({
      error: {
        code: 'malformed-license',
        message: expect.stringMatching(message) as string,
        details: { element: 2, offset: 17 + good.length + bad.search(/>/) + 1 },
      },
    });
  });

  it('names the byte inside the payload, too', () => {
    const file = buildLicenseResponse({
      licenses: [{ version: '3.0.0.0', payload: xmr.payload.subarray(0, 100) }],
    });
    expect(damageOf(licenseResponseFormat, file).details).toEqual({
      offset: '<LICENSERESPONSE><LICENSE version="3.0.0.0">'.length,
      element: 1,
      payloadOffset: 24,
    });
  });

  it.each([
    ['no LICENSE', ''],
    ['text of its own', `text${good}`],
    ['a REVOCATION without type', `<REVOCATION>AAAA</REVOCATION>${good}`],
    ['a REVOCATION with an empty type', `<REVOCATION type="">AAAA</REVOCATION>${good}`],
    ['a REVOCATION that is no base64', `<REVOCATION type="A">AAA</REVOCATION>${good}`],
    ['an element left open', `${good}<LICENSE version="0.1.0.0">`],
  ])('is damaged as a whole with %s', (_name, content) => {
    expect(damageOf(licenseResponseFormat, inXml(content))).toMatchObject({
      code: 'malformed-license',
      details: { offset: expect.any(Number) as number },
    });
  });

  it('is damaged with a document type, and still recognised', () => {
    const file = utf8(`<!DOCTYPE LICENSERESPONSE [<!ENTITY a "b">]>${good}`);
    expect(licenseResponseFormat.recognize(file)).toBe(true);
    expect(damageOf(licenseResponseFormat, file).message).toContain('document type');
  });

  it('is limited to 16 MiB', () => {
    const file = new Uint8Array(16 * 1024 * 1024 + 1).fill(0x20);
    expect(damageOf(licenseResponseFormat, file).code).toBe('limit-exceeded');
  });

  it('is limited to 10,000 licenses', () => {
    const file = inXml('<LICENSE version="9">AAAA</LICENSE>'.repeat(10_001));
    expect(damageOf(licenseResponseFormat, file)).toMatchObject({ code: 'malformed-license' });
  });

  it('is refused when its attachments would fill a disk', () => {
    const revocation = `<REVOCATION type="A">${base64(new Uint8Array(1024 * 1024))}</REVOCATION>`;
    const license = '<LICENSE version="9">AAAA</LICENSE>';
    expect(read(inXml(revocation + license.repeat(255)))).toHaveLength(255);
    expect(damageOf(licenseResponseFormat, inXml(revocation + license.repeat(256))).code).toBe(
      'limit-exceeded',
    );
  });

  it.each([
    ['their types', `<REVOCATION type="${'\u4e00'.repeat(255)}">AA==</REVOCATION>`, 700],
    ['their number', '<REVOCATION type="A">AA==</REVOCATION>', 5000],
  ])('is refused when its attachments would fill a disk with %s alone', (_name, each, count) => {
    const licenses = '<LICENSE version="9">AAAA</LICENSE>'.repeat(5000);
    expect(damageOf(licenseResponseFormat, inXml(each.repeat(count) + licenses)).code).toBe(
      'limit-exceeded',
    );
  });

  it('describes no payload: none has its format', () => {
    expect(() => licenseResponseFormat.describe(inXml(good), context)).toThrow(
      expect.objectContaining({ code: 'malformed-license' }),
    );
  });
});
