import { describe, expect, it } from 'vitest';
import { ComError } from '../../hresult/com-error.js';
import { unwrap } from '../../hresult/com-result.js';
import { NS_E_DRM_ERROR_BAD_NET_RESP } from '../../hresult/drm-machine-codes.js';
import { codeName } from '../fixtures/read-events.js';
import { keyA, keyABase64, keyB, sampleLicense } from '../fixtures/sample-format.js';
import { TestMachine } from '../fixtures/test-machine.js';
import type { LicenseRevocation } from '../ports/revocation.js';

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);

/** A service that signs with a byte in front and lets the issuer with modulus `AQAB` delete. */
function service(changes: Partial<LicenseRevocation> = {}): LicenseRevocation {
  return {
    createChallenge: (machineId, challenge) => bytes(9, ...machineId, ...challenge),
    readResponse: (list) => ({
      keyIds: [keyABase64],
      licenseIds: ['named', 'unknown'],
      acknowledgement: bytes(9, ...list),
    }),
    mayDelete: (_, { issuerKey }) => issuerKey.modulus === 'AQAB',
    ...changes,
  };
}

const withService = (changes: Partial<LicenseRevocation> = {}): TestMachine =>
  new TestMachine({ revocation: { licenses: service(changes) } });

function message({
  kid = '',
  lid = '',
  modulus = 'AQAB',
  type = 'LRB',
}: {
  readonly kid?: string;
  readonly lid?: string;
  readonly modulus?: string;
  readonly type?: string;
}): string {
  const names = `<KID>${kid}</KID><LID>${lid}</LID>`;
  const key = `<PublicKey><Modulus>${modulus}</Modulus><Exponent>AQ==</Exponent></PublicKey>`;
  const data = `<DATA>${names}<META><LGPUBKEY>${key}</LGPUBKEY></META></DATA>`;
  return `<response type="${type}"><DATA><LICENSEDATA>${data}</LICENSEDATA></DATA></response>`;
}

describe('CreateLicenseRevocationChallenge', () => {
  it('answers what the service makes', async () => {
    const answer = await withService()
      .management()
      .CreateLicenseRevocationChallenge(bytes(1), bytes(2));
    expect(unwrap(answer)).toEqual(bytes(9, 1, 2));
  });

  it.each([
    [null, bytes(1)],
    [bytes(1), 'text'],
  ])('(%s, %s) is E_INVALIDARG', async (machineId, challenge) => {
    const management = withService().management();
    const answer = await management.CreateLicenseRevocationChallenge(
      machineId as never,
      challenge as never,
    );
    expect(codeName(answer.hr)).toBe('E_INVALIDARG');
  });
});

describe('ProcessLicenseRevocationResponse', () => {
  it('revokes by key id and by license id, and acknowledges', async () => {
    const machine = await withService().holding(
      sampleLicense('by-key', { keyIds: [keyA] }),
      sampleLicense('named'),
      sampleLicense('other', { keyIds: [keyB] }),
    );
    const answer = await machine.management().ProcessLicenseRevocationResponse(bytes(5));
    expect(unwrap(answer)).toEqual(bytes(9, 5));
    expect(await machine.ids()).toEqual(['other']);
    await machine.store.add([sampleLicense('named')]);
    expect(await machine.ids()).toEqual(['other']);
  });

  it.each([
    [new Error('bad signature'), 'NS_E_DRM_INVALID_DATA'],
    [new ComError(NS_E_DRM_ERROR_BAD_NET_RESP), 'NS_E_DRM_ERROR_BAD_NET_RESP'],
  ])('a list that does not hold revokes nothing: %s', async (error, expected) => {
    const machine = await withService({ readResponse: () => Promise.reject(error) }).holding(
      sampleLicense('named'),
    );
    const answer = await machine.management().ProcessLicenseRevocationResponse(bytes(5));
    expect(codeName(answer.hr)).toBe(expected);
    expect(await machine.ids()).toEqual(['named']);
  });
});

describe('ProcessLicenseDeletionMessage', () => {
  const rightsId = '00ff';

  it.each([
    ['a key id', { kid: keyABase64 }, ['other']],
    ['a key id and a rights id', { kid: keyA, lid: rightsId }, ['by-key', 'other']],
    ['a rights id', { lid: rightsId }, ['by-key', 'other']],
    ['a rights id in base64', { lid: 'AP8=' }, ['by-key', 'other']],
  ])('revokes what %s names', async (_, parts, rest) => {
    const machine = await withService().holding(
      sampleLicense('by-key', { keyIds: [keyA] }),
      sampleLicense('by-both', { keyIds: [keyA], issuerLicenseId: rightsId }),
      sampleLicense('other', { keyIds: [keyB] }),
    );
    const hr = await machine.management().ProcessLicenseDeletionMessage(message(parts));
    expect(codeName(hr)).toBe('S_OK');
    expect(await machine.ids()).toEqual(rest);
    await machine.store.add([sampleLicense('by-both', { keyIds: [keyA] })]);
    expect(await machine.ids()).toEqual(rest);
  });

  it.each([
    ['another issuer', message({ kid: keyA, modulus: 'AAAA' }), 'NS_E_DRM_NO_RIGHTS'],
    ['no such license', message({ kid: keyB }), 'DRM_E_LICENSENOTFOUND'],
    ['no license named', message({}), 'E_INVALIDARG'],
    ['no key id', message({ kid: 'x' }), 'E_INVALIDARG'],
    ['no issuer key', message({ kid: keyA, modulus: '' }), 'E_INVALIDARG'],
    ['another type', message({ kid: keyA, type: 'X' }), 'E_INVALIDARG'],
    ['no XML', 'response', 'E_INVALIDARG'],
    ['nothing', '', 'E_INVALIDARG'],
  ])('%s revokes nothing', async (_, text, expected) => {
    const machine = await withService().holding(sampleLicense('a', { keyIds: [keyA] }));
    const hr = await machine.management().ProcessLicenseDeletionMessage(text);
    expect(codeName(hr)).toBe(expected);
    expect(await machine.ids()).toEqual(['a']);
  });

  it('without a parser is NS_E_DRM_NOT_CONFIGURED', async () => {
    const machine = new TestMachine({
      revocation: { licenses: service() },
      parseMessage: undefined as never,
    });
    const hr = await machine.management().ProcessLicenseDeletionMessage(message({ kid: keyA }));
    expect(codeName(hr)).toBe('NS_E_DRM_NOT_CONFIGURED');
  });
});

describe('without revocation of licenses', () => {
  it('all three are NS_E_DRM_NOT_CONFIGURED', async () => {
    const management = new TestMachine({ revocation: {} }).management();
    const answers = [
      (await management.CreateLicenseRevocationChallenge(bytes(1), bytes(1))).hr,
      (await management.ProcessLicenseRevocationResponse(bytes(1))).hr,
      await management.ProcessLicenseDeletionMessage(message({ kid: keyA })),
    ];
    expect(answers.map(codeName)).toEqual(Array(3).fill('NS_E_DRM_NOT_CONFIGURED'));
  });
});
