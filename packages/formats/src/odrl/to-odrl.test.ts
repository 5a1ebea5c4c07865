import { isLicenseStoreError, type LicenseDescription, type PolicyClass } from '@wmdrm/core';
import { describe, expect, it } from 'vitest';
import { context, readOne } from '../fixtures/context.js';
import { odrlFaults } from '../fixtures/odrl-structure.js';
import { samples } from '../fixtures/samples.js';
import { buildLcpLicense, buildSealedV7License } from '../synthetic/index.js';
import { lcpFormat } from '../lcp/lcp-format.js';
import { sealedV7Format } from '../wmdrm-v7/sealed-format.js';
import { toOdrl, type OdrlSource } from './to-odrl.js';

const shortId = '0123456789abcdef0123456789abcdef';
const license = `urn:wmdrm:license:${shortId}`;
const content = `urn:wmdrm:content:${shortId}`;
const [keyId, other] = [
  '6f3c1a52-0b77-4c19-9d2e-8a4f5b6c7d80',
  '16f04a3c-2d0e-4f65-8a61-0c8b7d1f2e9a',
];

function sourceOf(
  said: Partial<LicenseDescription>,
  stored: Partial<PolicyClass> = {},
): OdrlSource {
  const unknown = { verdict: 'unknown', evidence: 'test' } as const;
  const description: LicenseDescription = {
    ...{ backup: unknown, restore: unknown, persistence: 'unknown', stateful: false },
    ...{ keyIds: [], rights: [], unknownMustUnderstand: [] },
    ...said,
  };
  const { backup, restore, persistence } = description;
  return {
    shortId,
    description,
    policyClass: {
      ...{ format: 'xmr', backup: backup.verdict, restore: restore.verdict, persistence },
      operator: false,
      ...stored,
    },
  };
}

const said = (verdict: PolicyClass['backup']) => {
  const right = { verdict, evidence: 'test' };
  return { backup: right, restore: right };
};
const play = { rights: [{ name: 'Play' }] };

/** The policy, which is as the recommendations say. */
function policyOf(...source: Parameters<typeof sourceOf>) {
  const policy = toOdrl(sourceOf(...source));
  expect(odrlFaults(JSON.parse(JSON.stringify(policy)))).toEqual([]);
  return policy;
}

describe('toOdrl', () => {
  it('makes a Set with the identity of the license', () => {
    expect(policyOf(play)).toEqual({
      '@context': ['http://www.w3.org/ns/odrl.jsonld', { wmdrm: 'urn:wmdrm:odrl:' }],
      '@type': 'Set',
      uid: `urn:wmdrm:policy:${shortId}`,
      profile: 'urn:wmdrm:odrl:profile:1',
      permission: [{ target: content, action: 'play' }],
    });
  });

  it.each([
    ['xmr', 'Play', 'play'],
    ['wmdrm-v7', 'Playback', 'play'],
    ['wmdrm-v1', 'Copy', 'reproduce'],
    ['keygen', 'use', 'use'],
    ['lcp', 'print', 'print'],
    ['lcp', 'copy', 'extract'],
    ['lcp', 'https://a.example/rights/tweet', 'https://a.example/rights/tweet'],
    ['wmdrm-v1', 'Print.redbook', 'wmdrm:action:Print.redbook'],
    ['own', 'print', 'wmdrm:action:print'],
    ['own', 'a right: here', 'wmdrm:action:a%20right%3A%20here'],
    ['constructor', 'toString', 'wmdrm:action:toString'],
    ['own', 'half \ud800 \u202e', 'wmdrm:action:half%20%EF%BF%BD%20%E2%80%AE'],
  ])('calls the right of %s %s %s', (format, name, action) => {
    expect(policyOf({ rights: [{ name }] }, { format }).permission).toEqual([
      { target: content, action },
    ]);
  });

  it('names content by its key ids', () => {
    expect(policyOf({ ...play, keyIds: [keyId] }).permission?.[0]?.target).toBe(
      `urn:uuid:${keyId}`,
    );
    expect(policyOf({ ...play, keyIds: [keyId, other] }).permission?.[0]?.target).toEqual([
      `urn:uuid:${keyId}`,
      `urn:uuid:${other}`,
    ]);
  });

  it('puts limits into constraints', () => {
    const right = {
      name: 'Play',
      count: 3,
      notAfter: Date.UTC(2024, 5, 1),
      secondsAfterFirstUse: 3600,
      conditional: true,
    };
    const { permission } = policyOf({ rights: [right], notBefore: Date.UTC(2024, 0, 1) });
    const dateTime = (text: string) => ({ '@value': text, '@type': 'xsd:dateTime' });
    expect(permission?.[0]?.constraint).toEqual([
      {
        leftOperand: 'dateTime',
        operator: 'gteq',
        rightOperand: dateTime('2024-01-01T00:00:00.000Z'),
      },
      {
        leftOperand: 'dateTime',
        operator: 'lteq',
        rightOperand: dateTime('2024-06-01T00:00:00.000Z'),
      },
      { leftOperand: 'count', operator: 'lteq', rightOperand: 3 },
      {
        leftOperand: 'elapsedTime',
        operator: 'lteq',
        rightOperand: { '@value': 'PT3600S', '@type': 'xsd:duration' },
      },
      { leftOperand: 'wmdrm:licenseCondition', operator: 'eq', rightOperand: true },
    ]);
  });

  it.each([
    ['-0001-12-31T10:00:00.000Z', '0000-01-01T00:00:00+14:00'],
    ['10000-01-01T13:59:59.000Z', '9999-12-31T23:59:59-14:00'],
  ])('writes the year of %s as XML Schema does', (date, end) => {
    const { description } = readOne(lcpFormat, buildLcpLicense({ seed: 1, rights: { end } }));
    const { permission } = policyOf(description);
    expect(permission?.[0]?.constraint).toContainEqual({
      leftOperand: 'dateTime',
      operator: 'lteq',
      rightOperand: { '@value': date, '@type': 'xsd:dateTime' },
    });
  });

  it('says what is counted where it is not how often', () => {
    const rights = [{ name: 'copy', count: 100 }];
    expect(policyOf({ rights }, { format: 'lcp' }).permission?.[0]?.constraint).toEqual([
      {
        leftOperand: 'count',
        operator: 'lteq',
        rightOperand: 100,
        unit: { '@id': 'wmdrm:character' },
      },
    ]);
  });

  it.each([
    ['granted', { permission: [{}, {}] }],
    [
      'conditional',
      {
        permission: Array(2).fill({
          constraint: [
            { leftOperand: 'wmdrm:licenseCondition', operator: 'eq', rightOperand: true },
          ],
        }) as object[],
      },
    ],
    ['denied', { prohibition: [{}, {}] }],
  ] as const)('states backup and restore that are %s', (verdict, rules) => {
    const [[name, list]] = Object.entries(rules) as [[string, readonly object[]]];
    const actions = ['wmdrm:backup', 'wmdrm:restore'];
    const {
      '@context': _context,
      '@type': _type,
      uid: _uid,
      profile: _profile,
      ...stated
    } = policyOf(said(verdict));
    expect(stated).toEqual({
      [name]: list.map((rule, at) => ({ target: license, action: actions[at], ...rule })),
    });
  });

  it.each(['not-expressed', 'unknown', 'sealed'] as const)(
    'states nothing about backup that is %s',
    (verdict) => {
      const policy = policyOf({ ...play, ...said(verdict) });
      expect(policy.permission).toEqual([{ target: content, action: 'play' }]);
      expect(policy).not.toHaveProperty('prohibition');
    },
  );

  it('prohibits to archive what is temporary', () => {
    expect(policyOf({ ...play, persistence: 'no' }).prohibition).toEqual([
      { target: license, action: 'archive' },
    ]);
  });

  it('states the actions Backup and Restore of a license once', () => {
    const rights = [{ name: 'Play' }, { name: 'Backup' }, { name: 'Restore' }];
    const { permission } = policyOf({ rights, ...said('granted') });
    expect(permission?.map(({ action }) => action)).toEqual([
      'play',
      'wmdrm:backup',
      'wmdrm:restore',
    ]);
  });

  it('grants the use of what comes in a format without words for rights', () => {
    const { permission } = policyOf({ ...said('not-expressed'), notAfter: 0 });
    expect(permission).toMatchObject([{ action: 'use', constraint: [{ operator: 'lteq' }] }]);
  });

  it('keeps to a denial of the store, whatever the license reads like today', () => {
    const policy = policyOf(
      { ...play, ...said('granted') },
      { backup: 'denied', persistence: 'no' },
    );
    expect(policy.prohibition?.map(({ action }) => action)).toEqual(['wmdrm:backup', 'archive']);
    expect(policy.permission?.map(({ action }) => action)).toEqual(['play', 'wmdrm:restore']);
  });

  it("does not take an operator's word for the issuer's", () => {
    const policy = policyOf(play, { backup: 'granted', restore: 'granted', operator: true });
    expect(policy.permission?.map(({ action }) => action)).toEqual(['play']);
  });

  it.each([
    ['https://shop.example', 'https://shop.example'],
    ['https://shop.example/ä', 'https://shop.example/%C3%A4'],
    ['shop.example', undefined],
    ['a b:c', undefined],
  ])('names the issuer %s as %s', (provider, assigner) => {
    expect(policyOf({ ...play, provider }).assigner).toBe(assigner);
  });

  it('refuses a license that says nothing', () => {
    const { description } = readOne(sealedV7Format, buildSealedV7License({ seed: 1 }));
    const refused = (): unknown => toOdrl(sourceOf(description));
    expect(refused).toThrow(expect.objectContaining({ code: 'unsupported' }));
  });

  it('refuses a date beyond the calendar', () => {
    const refused = (): unknown => toOdrl(sourceOf({ ...play, notAfter: 9e15 }));
    expect(refused).toThrow(expect.objectContaining({ code: 'unsupported' }));
  });
});

describe.each(samples(3, 'S3CR3T-KEY.'))('a license of $name', ({ format, file }) => {
  it('is a policy as the recommendations say, with no key material', () => {
    for (const result of format.read(file, context)) {
      if (result.type === 'damaged') throw result.error;
      const { description, format: id } = result.license;
      let policy: unknown;
      try {
        policy = toOdrl(sourceOf(description, { format: id }));
      } catch (error) {
        // A sealed license says nothing.
        expect(isLicenseStoreError(error) && error.code).toBe('unsupported');
        expect(description.backup.verdict).toBe('sealed');
        continue;
      }
      expect(odrlFaults(JSON.parse(JSON.stringify(policy)))).toEqual([]);
      expect(JSON.stringify(policy)).not.toContain('S3CR3T');
    }
  });
});

describe('the check of the structure', () => {
  const good = (): Record<string, unknown> => {
    const { description } = readOne(lcpFormat, buildLcpLicense({ seed: 1, rights: { print: 2 } }));
    return JSON.parse(JSON.stringify(toOdrl(sourceOf(description, { format: 'lcp' })))) as Record<
      string,
      unknown
    >;
  };

  it.each<[string, (policy: Record<string, unknown>) => void]>([
    ['no uid', (policy) => delete policy['uid']],
    ['no rule', (policy) => delete policy['permission']],
    ['no context', (policy) => delete policy['@context']],
    ['another type', (policy) => (policy['@type'] = 'License')],
    ['no profile for its terms', (policy) => delete policy['profile']],
    ['a member nobody knows', (policy) => (policy['key'] = 'x')],
    ['a rule without target', (policy) => (policy['permission'] = [{ action: 'play' }])],
    [
      'an unknown action',
      (policy) => (policy['permission'] = [{ target: 'urn:a', action: 'backup' }]),
    ],
    [
      'an unknown operator',
      (policy) =>
        (policy['permission'] = [
          {
            target: 'urn:a',
            action: 'play',
            constraint: [{ leftOperand: 'count', operator: '<', rightOperand: 1 }],
          },
        ]),
    ],
  ])('finds %s', (_name, spoil) => {
    const policy = good();
    spoil(policy);
    expect(odrlFaults(policy)).not.toEqual([]);
  });
});
