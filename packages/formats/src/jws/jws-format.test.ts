import { describe, expect, it } from 'vitest';
import { context, damageOf, readOne, utf8 } from '../fixtures/context.js';
import { buildJwsToken, type SyntheticJwsOptions } from '../synthetic/index.js';
import { jwsFormat, maxJwsLength } from './jws-format.js';

const build = (options: Partial<SyntheticJwsOptions> = {}) =>
  buildJwsToken({ seed: 1, tokenId: 't-1', ...options });
const describeToken = (options: Partial<SyntheticJwsOptions> = {}) =>
  readOne(jwsFormat, build(options)).description;
const serializations = ['compact', 'flattened', 'general'] as const;

/** The example of RFC 7515 appendix A.1. */
const rfcExample =
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0' +
  'dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

const base64url = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const compact = (header: unknown, payload: unknown, signature = 'AA'): Uint8Array =>
  utf8(`${base64url(header)}.${base64url(payload)}.${signature}`);

describe('a token', () => {
  it('of RFC 7515 is read', () => {
    expect(readOne(jwsFormat, utf8(rfcExample)).description).toMatchObject({
      provider: 'joe',
      notAfter: 1_300_819_380_000,
      raw: [
        { name: 'alg', value: 'HS256' },
        { name: 'typ', value: 'JWT' },
        { name: 'signature', value: 'not verified' },
      ],
    });
  });

  it.each(serializations)('says the same in %s serialization', (serialization) => {
    const file = build({ serialization, claims: { iat: 1, license: 1 } });
    const license = readOne(jwsFormat, file);
    expect(license.id).toBe('jws:https://licenses.example:t-1');
    expect(license.payload).toEqual(file);
    expect(license.description).toEqual({
      backup: { verdict: 'not-expressed', evidence: 'RFC 7519, section 4.1: no such claim' },
      restore: { verdict: 'not-expressed', evidence: 'RFC 7519, section 4.1: no such claim' },
      persistence: 'unknown',
      stateful: false,
      issuerLicenseId: 't-1',
      keyIds: [],
      issued: 1000,
      rights: [],
      provider: 'https://licenses.example',
      unknownMustUnderstand: [],
      raw: [
        { name: 'alg', value: 'ES256' },
        { name: 'typ', value: 'JWT' },
        { name: 'kid', value: 'key-1' },
        { name: 'signature', value: 'not verified' },
      ],
    });
  });

  it('is valid from nbf to exp, to the millisecond', () => {
    expect(describeToken({ claims: { nbf: 1_700_000_000.25, exp: 1_800_000_000 } })).toMatchObject({
      notBefore: 1_700_000_000_250,
      notAfter: 1_800_000_000_000,
    });
  });

  it('names no person as its issuer', () => {
    expect(describeToken({ issuer: 'https://user@shop.example/?u=1' }).provider).toBe(
      'https://shop.example/',
    );
    expect(describeToken({ issuer: '?u=1' })).not.toHaveProperty('provider');
  });

  it('is another license than one of an issuer that only its hidden part tells apart', () => {
    const ids = ['https://shop.example/?tenant=1', 'https://shop.example/?tenant=2'].map(
      (issuer) => readOne(jwsFormat, build({ issuer })).id,
    );
    expect(new Set(ids).size).toBe(2);
  });

  it.each<[string, Record<string, unknown>]>([
    ['an issuer of which not all is told', { iss: 'joe@shop.example' }],
    ['no issuer', { iss: null }],
    ['no id', { jti: null }],
    ['an issuer and id that are too long together', { jti: 'x'.repeat(1000), iss: 'y'.repeat(30) }],
  ])('is identified by its digest with %s', (_name, claims) => {
    expect(readOne(jwsFormat, build({ claims })).id).toMatch(/^jws:sha256:[0-9a-f]{64}$/);
  });

  it('may have white space around it', () => {
    const text = Buffer.from(build()).toString();
    expect(readOne(jwsFormat, utf8(`\n ${text}\r\n`)).id).toBe('jws:https://licenses.example:t-1');
  });

  it('that nobody signed says so', () => {
    const description = describeToken({ header: { alg: 'none' }, signatureLength: 0 });
    expect(description.raw).toContainEqual({ name: 'alg', value: 'none' });
    expect(description.raw).toContainEqual({ name: 'signature', value: 'none' });
  });

  it('is not understood with a critical parameter that is not known', () => {
    const description = describeToken({ header: { crit: ['b64', 'x-region'], b64: true } });
    expect(description.backup.verdict).toBe('unknown');
    expect(description.raw).toContainEqual({ name: 'crit', value: '1 not known' });
  });

  it('tells of each of its signatures', () => {
    const signature = (alg: string, length: number) => ({
      protected: base64url({ alg }),
      header: { kid: `key of ${alg}` },
      signature: Buffer.alloc(length).toString('base64url'),
    });
    const file = utf8(
      JSON.stringify({
        payload: base64url({ jti: 'a' }),
        signatures: [signature('ES256', 64), signature('RS256', 256)],
      }),
    );
    expect(readOne(jwsFormat, file).description.raw).toEqual([
      { name: 'alg', value: 'ES256' },
      { name: 'kid', value: 'key of ES256' },
      { name: 'signature', value: 'not verified' },
      { name: 'alg', value: 'RS256' },
      { name: 'kid', value: 'key of RS256' },
      { name: 'signature', value: 'not verified' },
    ]);
  });

  it.each([
    ['HS256', 32],
    ['RS256', 256],
    ['PS512', 512],
    ['ES512', 132],
    ['EdDSA', 64],
    ['EdDSA', 114],
    ['x-own', 1],
  ])('may have a signature of %s with %i bytes', (alg, signatureLength) => {
    expect(describeToken({ header: { alg }, signatureLength }).raw?.[0]?.value).toBe(alg);
  });

  it.each([
    ['HS256', 31],
    ['RS256', 255],
    ['RS256', 192],
    ['ES256', 63],
    ['none', 1],
    ['x-own', 0],
    ['constructor', 0],
  ])('has no signature of %s with %i bytes', (alg, signatureLength) => {
    const file = build({ header: { alg }, signatureLength });
    expect(damageOf(jwsFormat, file).message).toContain('another length than its alg');
  });

  it.each<[string, Uint8Array]>([
    ['one part', utf8('AAAA')],
    ['four parts', utf8('AAAA.AAAA.AAAA.AAAA')],
    ['five parts', utf8('AAAA.AAAA.AAAA.AAAA.AAAA')],
    ['padding', compact({ alg: 'x' }, {}, 'AA==')],
    ['no header', utf8('.e30.AA')],
    ['a header that is no object', compact([], {})],
    ['no alg', compact({}, {})],
    ['an alg that is a number', compact({ alg: 1 }, {})],
    ['a header of JWE', compact({ alg: 'x', enc: 'A256GCM' }, {})],
    ['a payload that is not encoded', compact({ alg: 'x', b64: false, crit: ['b64'] }, {})],
    ['claims that are no object', compact({ alg: 'x' }, [])],
    ['claims that are no JSON', compact({ alg: 'x' }, 'hello')],
    ['a claim given twice', compact({ alg: 'x' }, '{"jti":"a","jti":"b"}')],
    ['an issuer that is a number', compact({ alg: 'x' }, { iss: 1 })],
    ['an id with a control character', compact({ alg: 'x' }, { jti: 'a\u0007' })],
    ['a date that is text', compact({ alg: 'x' }, { exp: '1' })],
    ['a date before 1970', compact({ alg: 'x' }, { exp: -1 })],
    ['a date behind the calendar', compact({ alg: 'x' }, { exp: 1e300 })],
    ['no signatures', utf8('{"payload":"e30","signatures":[]}')],
    [
      'seventeen signatures',
      utf8(
        JSON.stringify({
          payload: 'e30',
          signatures: Array(17).fill({ header: { alg: 'x' }, signature: 'AA' }),
        }),
      ),
    ],
    [
      'both kinds of signatures',
      utf8(
        '{"payload":"e30","header":{"alg":"x"},"signature":"AA","signatures":[{"header":{"alg":"x"},"signature":"AA"}]}',
      ),
    ],
    [
      'alg in both headers',
      utf8(
        `{"payload":"e30","protected":"${base64url({ alg: 'x' })}","header":{"alg":"x"},"signature":"AA"}`,
      ),
    ],
    ['no payload', utf8('{"header":{"alg":"x"},"signature":"AA"}')],
  ])('is malformed with %s', (_name, file) => {
    expect(damageOf(jwsFormat, file)).toMatchObject({
      code: 'malformed-license',
      details: { offset: expect.any(Number) as number },
    });
  });

  it('says that it is encrypted where it is', () => {
    expect(damageOf(jwsFormat, utf8('A.A.A.A.A')).message).toContain('encrypted (JWE)');
  });

  it('says where in its claims it breaks', () => {
    const header = base64url({ alg: 'x' });
    const file = compact({ alg: 'x' }, '{"jti": 1}');
    expect(damageOf(jwsFormat, file).details).toEqual({
      offset: header.length + 1,
      payloadOffset: 8,
    });
  });

  it('is limited to 256 KiB', () => {
    expect(readOne(jwsFormat, build({ size: maxJwsLength })).format).toBe('jws');
    expect(damageOf(jwsFormat, build({ size: maxJwsLength + 1 })).code).toBe('limit-exceeded');
  });

  it('is described again from its payload', () => {
    const license = readOne(jwsFormat, build());
    expect(jwsFormat.describe(license.payload, context)).toEqual(license.description);
  });
});
