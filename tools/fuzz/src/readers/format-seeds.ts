import {
  buildJwsToken,
  buildKeygenFile,
  buildLcpLicense,
  buildLicenseResponse,
  buildPlainV7License,
  buildSealedV7License,
  buildV1License,
  buildWrmHeader,
  buildXmrLicense,
} from '@wmdrm/formats/synthetic';
import type { Layer } from '../fuzz-reader.ts';

const seed = 1;
const keyIds = ['6f3c1a52-0b77-4c19-9d2e-8a4f5b6c7d80', '16f04a3c-2d0e-4f65-8a61-0c8b7d1f2e9a'];
const utf8 = (value: string): Uint8Array => new TextEncoder().encode(value);
const json = (value: unknown): Uint8Array => utf8(JSON.stringify(value));
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
// Not a Buffer, whose slices are no copies.
const decoded = (text: string, encoding: 'base64' | 'base64url'): Uint8Array =>
  new Uint8Array(Buffer.from(text, encoding));
const parse = (text: string): unknown => JSON.parse(text);

const v1 = buildV1License({ seed });
const xmr = buildXmrLicense({
  ...{
    seed,
    keyIds,
    rightsSettings: 1,
    priority: 3,
    copyCount: 4,
    sourceId: 7,
    securityLevel: 2000,
  },
  ...{ issued: 1_700_000_000_000, notBefore: 1_700_000_000_000, notAfter: 1_800_000_000_000 },
  ...{ secondsAfterFirstUse: 3600, revocationInfoVersion: 12, uplinkKeyId: keyIds[0]! },
  inclusionList: keyIds,
});
const sealed = buildSealedV7License({ seed, size: 120 });
const plain = buildPlainV7License({
  ...{ seed, priority: 5, revocationInfoVersion: 9, metaNames: ['Title'], issueDate: '20240102Z' },
  selectCondition: 'machine.datetime > "20240101Z"',
  actions: [{ type: 'Play', condition: 'secstate.count > 0', action: 'x' }, { type: 'Backup' }],
});
const lcp = buildLcpLicense({
  seed,
  updated: '2024-06-01T08:00:00Z',
  rights: { print: 10, copy: 2048, end: '2024-08-01T08:00:00Z', 'https://a.example/x': true },
});
const response = (encoding: 'utf-8' | 'utf-16le'): Uint8Array =>
  buildLicenseResponse({
    encoding,
    revocations: [{ type: 'A', bytes: Uint8Array.of(1, 2, 3) }],
    licenses: [
      { version: '0.1.0.0', payload: v1 },
      { version: '2.0.0.0', payload: sealed },
      { version: '3.0.0.0', payload: xmr },
    ],
  });

const keygen = { seed, maxUses: 5, entitlements: ['A'], licenseExpiry: '2024-08-01T08:00:00.000Z' };
const keygenFiles = [
  buildKeygenFile({ ...keygen, ttl: 9, expiry: '2024-06-01T08:00:00.000Z' }),
  buildKeygenFile({ ...keygen, kind: 'machine' }),
  buildKeygenFile({ ...keygen, encrypted: true }),
];
const armored = (payload: Uint8Array): Uint8Array =>
  utf8(`-----BEGIN LICENSE FILE-----\n${base64(payload)}\n-----END LICENSE FILE-----`);
const payloadOf = (file: Uint8Array): Uint8Array =>
  decoded(Buffer.from(file).toString().split('-----')[2] ?? '', 'base64');
const dataOf = (file: Uint8Array): Uint8Array =>
  decoded((parse(Buffer.from(payloadOf(file)).toString()) as { enc: string }).enc, 'base64');

const token = { seed, claims: { iat: 1_700_000_000, nbf: 1.5, exp: 1_800_000_000, license: 1 } };
const tokens = (['compact', 'flattened', 'general'] as const).map((serialization) =>
  buildJwsToken({ ...token, serialization, header: { crit: ['b64'], b64: true } }),
);
const [header = '', claims = '', signature = ''] = Buffer.from(tokens[0]!).toString().split('.');

const headers = (['2.0.0.0', '4.0.0.0', '4.1.0.0', '4.3.0.0'] as const).map((version) =>
  buildWrmHeader({
    ...{ seed, version, keyIds, title: 'A Song', licenseAcquisitionUrl: 'https://a.example/?b' },
    object: version !== '4.1.0.0',
    encoding: version === '4.3.0.0' ? 'utf-16le' : 'utf-8',
  }),
);

/** Files of each format, and what lies inside of their encodings. */
export const formatLayers: Readonly<Record<string, readonly Layer[]>> = {
  'license-response': [
    { seeds: [response('utf-8'), response('utf-16le')] },
    {
      seeds: [xmr, v1],
      wrap: (payload) =>
        utf8(
          `<LICENSERESPONSE><LICENSE version="3.0.0.0">${base64(payload)}</LICENSE>` +
            `<LICENSE version="0.1.0.0">${base64(payload)}</LICENSE></LICENSERESPONSE>`,
        ),
    },
  ],
  'wmdrm-v1': [{ seeds: [v1] }],
  'wmdrm-v7': [{ seeds: [plain] }],
  'wmdrm-v7-sealed': [{ seeds: [sealed] }],
  xmr: [{ seeds: [xmr, buildXmrLicense({ seed: 2 })] }],
  lcp: [{ seeds: [lcp, buildLcpLicense({ seed })] }],
  keygen: [
    { seeds: keygenFiles },
    { seeds: keygenFiles.map(payloadOf), wrap: armored },
    {
      seeds: [dataOf(keygenFiles[0]!)],
      wrap: (data) => armored(json({ enc: base64(data), sig: 'AAAA', alg: 'base64+ed25519' })),
    },
  ],
  jws: [
    { seeds: tokens },
    {
      seeds: [decoded(claims, 'base64url')],
      wrap: (inner) => utf8(`${header}.${base64url(inner)}.${signature}`),
    },
    {
      seeds: [decoded(header, 'base64url')],
      wrap: (inner) => utf8(`${base64url(inner)}.${claims}.${signature}`),
    },
  ],
  'wrm-header': [{ seeds: headers }],
};

const xmlWords = [
  ...['<!DOCTYPE a>', '<!ENTITY a "b">', '&a;', '&#x0;', '&#x10FFFF;', '&amp;', '<![CDATA[', ']]>'],
  ...['<?xml version="1.1" encoding="utf-16"?>', '<!--', '-->', '</', '/>', '\ufeff', ' xmlns="x"'],
];
const jsonWords = [
  ...['{', '}', '[', ']', '":', ',"', '"":', 'null', 'true', 'false', '"\\u0000"', '"\\ud800"'],
  ...['"__proto__":', '"constructor":', '1e999', '-0', '\ufeff'],
];

/** Words of each format. */
export const formatWords: Readonly<Record<string, readonly string[]>> = {
  'license-response': [
    ...xmlWords,
    ...['<LICENSE version="3.0.0.0">', '</LICENSE>', '<REVOCATION type="A">', '</REVOCATION>'],
  ],
  'wmdrm-v7': [
    ...xmlWords,
    ...['<ONACTION type="Backup">', '</ONACTION>', '<CONDITION>', '<META>', '<LID>', '<KID>'],
  ],
  lcp: [...jsonWords, '"rights":{', '"print":', '"provider":', '"links":[{"rel":'],
  keygen: [
    ...jsonWords,
    ...['-----BEGIN MACHINE FILE-----', '-----END LICENSE FILE-----', 'aes-256-gcm+ed25519'],
    ...['"included":[', '"attributes":{', '"type":"entitlements"', '"maxUses":', '"expiry":'],
  ],
  jws: [...jsonWords, '.', '..', '"crit":["x"]', '"b64":false', '"alg":"none"', '"signatures":['],
  'wrm-header': [
    ...xmlWords,
    ...['<KID VALUE="', '<KIDS>', '<PROTECTINFO>', '<CUSTOMATTRIBUTES>', '<Title>', '4.2.0.0'],
  ],
};
