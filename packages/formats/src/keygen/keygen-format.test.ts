import { describe, expect, it } from 'vitest';
import { context, damageOf, readOne, utf8 } from '../fixtures/context.js';
import { buildKeygenFile, type SyntheticKeygenOptions } from '../synthetic/index.js';
import { keygenFormat, maxKeygenLength } from './keygen-format.js';

const build = (options: Partial<SyntheticKeygenOptions> = {}) =>
  buildKeygenFile({ seed: 1, licenseId: 'l-1', machineId: 'm-1', ...options });
const describeFile = (options: Partial<SyntheticKeygenOptions> = {}) =>
  readOne(keygenFormat, build(options)).description;

type Json = Record<string, unknown>;
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const unarmored = (file: Uint8Array): Json =>
  JSON.parse(
    Buffer.from(Buffer.from(file).toString().split('-----')[2]!, 'base64').toString(),
  ) as Json;

/** A license file around this payload, as JSON or as text. */
function armored(payload: unknown): Uint8Array {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return utf8(`-----BEGIN LICENSE FILE-----\n${base64(text)}\n-----END LICENSE FILE-----\n`);
}

/** The payload of a builder's file, changed. */
const withPayload = (change: (payload: Json) => void, file = build()): Uint8Array => {
  const payload = unarmored(file);
  change(payload);
  return armored(payload);
};

/** The data set of a builder's license file, changed. */
const withData = (change: (data: Json) => void): Uint8Array =>
  withPayload((payload) => {
    const data = JSON.parse(Buffer.from(payload['enc'] as string, 'base64').toString()) as Json;
    change(data);
    payload['enc'] = base64(JSON.stringify(data));
  });

describe('a Keygen file', () => {
  it.each(['license', 'machine'] as const)('of a %s is recognised by its first line', (kind) => {
    expect(keygenFormat.recognize(build({ kind }))).toBe(true);
    expect(keygenFormat.recognize(build({ kind, encrypted: true }))).toBe(true);
  });

  it('is recognised behind a byte order mark and line breaks', () => {
    const file = utf8(`\ufeff\r\n${Buffer.from(build()).toString()}`);
    expect(keygenFormat.recognize(file)).toBe(true);
    expect(readOne(keygenFormat, file).id).toBe('keygen:license:l-1');
  });

  it.each([
    '-----BEGIN CERTIFICATE-----\n',
    '-----BEGIN LICENSE KEY-----\n',
    '-----BEGIN LICENSE FILE-----x\n',
    'x-----BEGIN LICENSE FILE-----\n',
  ])('is not what begins with %j', (text) => {
    expect(keygenFormat.recognize(utf8(text))).toBe(false);
  });

  it('of a license has the id of the license', () => {
    const license = readOne(keygenFormat, build());
    expect(license.id).toBe('keygen:license:l-1');
    expect(license.description.issuerLicenseId).toBe('l-1');
  });

  it('of a machine has the id of the machine, and names its license', () => {
    const license = readOne(keygenFormat, build({ kind: 'machine' }));
    expect(license.id).toBe('keygen:machine:m-1');
    expect(license.description.issuerLicenseId).toBe('l-1');
  });

  it('does not say anything about backup, and is made to be kept', () => {
    const verdict = {
      verdict: 'not-expressed',
      evidence: 'Keygen API, license object: no such right',
    };
    expect(describeFile()).toMatchObject({ backup: verdict, restore: verdict, persistence: 'yes' });
  });

  it('is dated by when it was made, not the license', () => {
    expect(describeFile({ issued: '2024-05-02T08:00:00.123Z' }).issued).toBe(
      Date.UTC(2024, 4, 2, 8, 0, 0, 123),
    );
  });

  it.each([
    ['the file', { expiry: '2024-06-01T00:00:00Z', licenseExpiry: '2025-01-01T00:00:00Z' }],
    ['the license', { expiry: '2025-01-01T00:00:00Z', licenseExpiry: '2024-06-01T00:00:00Z' }],
    ['the file alone', { expiry: '2024-06-01T00:00:00Z' }],
    ['the license alone', { licenseExpiry: '2024-06-01T00:00:00Z' }],
  ])('is over when %s is', (_name, dates) => {
    expect(describeFile(dates).notAfter).toBe(Date.UTC(2024, 5, 1));
    expect(describeFile({ ...dates, kind: 'machine' }).notAfter).toBe(Date.UTC(2024, 5, 1));
  });

  it('may last for ever', () => {
    expect(describeFile()).not.toHaveProperty('notAfter');
  });

  it('keeps its dates as issued', () => {
    const dates = {
      issued: '2024-05-01T08:00:00.000Z',
      expiry: '2024-06-01T08:00:00.000Z',
      ttl: 2678400,
      licenseExpiry: '2025-01-01T00:00:00.000Z',
    };
    expect(describeFile(dates).raw).toEqual([
      { name: 'file', value: 'license' },
      { name: 'alg', value: 'base64+ed25519' },
      { name: 'meta.issued', value: dates.issued },
      { name: 'meta.expiry', value: dates.expiry },
      { name: 'meta.ttl', value: '2678400' },
      { name: 'expiry', value: dates.licenseExpiry },
      { name: 'status', value: 'ACTIVE' },
    ]);
  });

  it('grants its use, counted where it has a limit, and the features it includes', () => {
    expect(describeFile()).toMatchObject({ rights: [{ name: 'use' }], stateful: false });
    expect(describeFile({ maxUses: 5, entitlements: ['FEATURE_A', 'FEATURE_B'] })).toMatchObject({
      rights: [{ name: 'use', count: 5 }, { name: 'FEATURE_A' }, { name: 'FEATURE_B' }],
      stateful: true,
    });
  });

  it('of a machine without license is one all the same', () => {
    const text = JSON.stringify({
      data: { id: 'm-1', type: 'machines' },
      meta: { issued: '2024-05-01T08:00:00Z' },
    });
    const payload = JSON.stringify({ enc: base64(text), sig: 'AAAA', alg: 'base64+rsa-sha256' });
    const file = utf8(
      `-----BEGIN MACHINE FILE-----\n${base64(payload)}\n-----END MACHINE FILE-----`,
    );
    const { id, description } = readOne(keygenFormat, file);
    expect(id).toBe('keygen:machine:m-1');
    expect(description).not.toHaveProperty('issuerLicenseId');
  });

  it.each<[string, Uint8Array]>([
    [
      'another end line',
      utf8(Buffer.from(build()).toString().replace('END LICENSE', 'END MACHINE')),
    ],
    ['something behind it', utf8(`${Buffer.from(build()).toString()}\nx`)],
    [
      'a body that is no base64',
      utf8('-----BEGIN LICENSE FILE-----\n?\n-----END LICENSE FILE-----'),
    ],
    ['a payload that is no JSON', armored('x')],
    ['no alg', withPayload((payload) => delete payload['alg'])],
    ['no sig', withPayload((payload) => delete payload['sig'])],
    ['no enc', withPayload((payload) => delete payload['enc'])],
    ['a sig that is no base64', withPayload((payload) => (payload['sig'] = '?'))],
    ['an enc that is no base64', withPayload((payload) => (payload['enc'] = 'AAA'))],
    ['an unknown encoding', withPayload((payload) => (payload['alg'] = 'rot13+ed25519'))],
    ['no id', withData((data) => delete (data['data'] as Json)['id'])],
    ['no meta', withData((data) => delete data['meta'])],
    ['a date that is none', withData((data) => (data['meta'] = { issued: 'soon' }))],
    ['data of a machine', withData((data) => ((data['data'] as Json)['type'] = 'machines'))],
    ['half a use', withData((data) => ((data['data'] as Json)['attributes'] = { maxUses: 0.5 }))],
    [
      'a feature without code',
      withData((data) => (data['included'] = [{ type: 'entitlements', attributes: {} }])),
    ],
    [
      'more than 256 rights',
      withData(
        (data) =>
          (data['included'] = Array.from({ length: 256 }, (_, code) => ({
            type: 'entitlements',
            attributes: { code: `F${code}` },
          }))),
      ),
    ],
  ])('is malformed with %s', (_name, file) => {
    expect(damageOf(keygenFormat, file)).toMatchObject({
      code: 'malformed-license',
      details: { offset: expect.any(Number) as number },
    });
  });

  it('says where in the data set it breaks', () => {
    const file = withPayload((payload) => (payload['enc'] = base64('{"data": 1}')));
    expect(damageOf(keygenFormat, file).details).toEqual({ offset: 28, payloadOffset: 9 });
  });

  it('is limited to 1 MiB', () => {
    expect(readOne(keygenFormat, build({ size: maxKeygenLength })).format).toBe('keygen');
    const file = build({ size: maxKeygenLength + 1 });
    expect(damageOf(keygenFormat, file).code).toBe('limit-exceeded');
  });

  it('is described again from its payload', () => {
    const license = readOne(keygenFormat, build({ kind: 'machine' }));
    expect(keygenFormat.describe(license.payload, context)).toEqual(license.description);
  });
});

describe('an encrypted Keygen file', () => {
  const encrypted = build({ encrypted: true, kind: 'machine' });

  it('says only what it says without its key', () => {
    const verdict = {
      verdict: 'sealed',
      evidence: 'Keygen license file, alg aes-256-gcm: encrypted with the license key',
    };
    expect(readOne(keygenFormat, encrypted).description).toEqual({
      backup: verdict,
      restore: verdict,
      persistence: 'yes',
      stateful: 'unknown',
      keyIds: [],
      rights: [],
      unknownMustUnderstand: [],
      raw: [
        { name: 'file', value: 'machine' },
        { name: 'alg', value: 'aes-256-gcm+ed25519' },
      ],
    });
  });

  it('is identified by its digest', () => {
    expect(readOne(keygenFormat, encrypted).id).toMatch(/^keygen:sealed:[0-9a-f]{64}$/);
  });

  it.each<[string, string]>([
    ['two parts', 'AAAA.AAAAAAAAAAAAAAAA'],
    ['four parts', 'AAAA.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA==.AAAA'],
    ['nothing encrypted', '.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA=='],
    ['a short initialisation vector', 'AAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA=='],
    ['a short tag', 'AAAA.AAAAAAAAAAAAAAAA.AAAA'],
    ['no base64', 'AAA?.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA=='],
  ])('is malformed with %s', (_name, enc) => {
    const file = withPayload((payload) => (payload['enc'] = enc), build({ encrypted: true }));
    expect(damageOf(keygenFormat, file).code).toBe('malformed-license');
  });
});
