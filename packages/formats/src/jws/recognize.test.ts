import { describe, expect, it } from 'vitest';
import { utf8 } from '../fixtures/context.js';
import { buildJwsToken, type SyntheticJwsOptions } from '../synthetic/index.js';
import { isEntitlement } from './recognize.js';

const recognized = (options: Partial<SyntheticJwsOptions>) =>
  isEntitlement(buildJwsToken({ seed: 1, ...options }).subarray(0, 4096));

describe.each(['compact', 'flattened', 'general'] as const)(
  'a token in %s serialization',
  (serialization) => {
    it.each([
      'license+jwt',
      'LICENSE+JWT',
      'application/license+jwt',
      'vnd.shop.entitlement+jwt',
      'entitlements',
      'x-licence',
    ])('is an entitlement if its type is %s', (typ) => {
      expect(recognized({ serialization, header: { typ }, claims: {} })).toBe(true);
    });

    it.each(['at+jwt', 'secevent+jwt', 'dpop+jwt', 'unlicensed', 'licensed+jwt', 'application/x'])(
      'is none if its type is %s, whatever it claims',
      (typ) => {
        expect(recognized({ serialization, header: { typ }, claims: { license: 1 } })).toBe(false);
      },
    );

    it.each(['JWT', 'jwt', 'application/JWT', 'JOSE+JSON', undefined])(
      'of the general type %s is one if it claims so',
      (typ) => {
        const header = { typ };
        expect(recognized({ serialization, header, claims: { license: 'pro' } })).toBe(true);
        expect(recognized({ serialization, header, claims: { entitlements: ['a'] } })).toBe(true);
        expect(recognized({ serialization, header, claims: { licenseId: 'a' } })).toBe(true);
        expect(recognized({ serialization, header, claims: { role: 'license' } })).toBe(false);
        expect(recognized({ serialization, header, claims: { x: { license: 1 } } })).toBe(false);
        expect(recognized({ serialization, header, claims: {} })).toBe(false);
      },
    );

    it.each(['nonce', 'at_hash', 'azp', 'sid', 'scope', 'scp', 'client_id', 'auth_time'])(
      'is none of a session: with the claim %s',
      (claim) => {
        const claims = { license: 1, [claim]: 'x' };
        expect(recognized({ serialization, claims })).toBe(false);
      },
    );
  },
);

describe('isEntitlement', () => {
  it('knows a long token by the claims its head holds', () => {
    const claims = { license: 'pro', more: 'x'.repeat(10_000) };
    expect(recognized({ claims })).toBe(true);
  });

  it('does not know a token whose head ends before its claim', () => {
    expect(recognized({ claims: { more: 'x'.repeat(10_000), license: 'pro' } })).toBe(false);
  });

  it.each([
    'www.license.example',
    'license.entitlement.jwt',
    '1.2.3',
    'eyJhbGciOiJ4In0',
    'eyJhbGciOiJ4In0.',
    '{"payload":1,"signature":2}',
    '{"license": "MIT", "signature": "x"}',
  ])('is not taken in by %j', (text) => {
    expect(isEntitlement(utf8(text))).toBe(false);
  });
});
