import { describe, expect, it } from 'vitest';
import * as vt from '../../constants/wtypes-vartype.js';
import { toFILETIME } from '../../constants/filetime.js';
import { unwrap } from '../../hresult/com-result.js';
import { codeName } from '../fixtures/read-events.js';
import { keyA, keyABase64, sampleLicense, type SampleParts } from '../fixtures/sample-format.js';
import { TestMachine } from '../fixtures/test-machine.js';
import type { IWMDRMLicense } from '../iwmdrm-license.js';

/** A store of one license, enumerated. */
async function one(
  parts: SampleParts,
): Promise<{ readonly machine: TestMachine; readonly license: IWMDRMLicense }> {
  const machine = await new TestMachine().holding(sampleLicense('a', parts));
  const license = unwrap(await machine.management().CreateLicenseEnumeration(null));
  return { machine, license };
}

describe('GetLicense', () => {
  it.each([
    ['xmr', 2],
    ['wmdrm-v7', 1],
    ['wmdrm-v1', 0],
    ['wmdrm-v7-sealed', 0],
    ['lcp', 0],
  ])('answers the bytes of %s as type %i', async (format, dwLicenseType) => {
    const { license } = await one({ format });
    expect(unwrap(license.GetLicense())).toEqual({
      pbLicense: sampleLicense('a').payload,
      dwLicenseType,
    });
  });

  it('answers a copy', async () => {
    const { license } = await one({});
    unwrap(license.GetLicense()).pbLicense.fill(0);
    expect(unwrap(license.GetLicense()).pbLicense).toEqual(sampleLicense('a').payload);
  });

  it.each([{ backup: 'denied' }, { persistence: 'no' }] as const)(
    'does not hand out a license that is %o',
    async (parts) => {
      const { license } = await one(parts);
      expect(codeName(license.GetLicense().hr)).toBe('NS_E_DRM_LICENSE_UNAVAILABLE');
    },
  );

  it('hands out what a backup leaves out for doubt', async () => {
    const { license } = await one({ backup: 'unknown' });
    expect(license.GetLicense().ok).toBe(true);
  });
});

describe('GetLicenseProperty', () => {
  const parts: SampleParts = {
    priority: -3,
    revocationInfoVersion: 7,
    sourceId: 0xffff_ffff,
    issued: Date.UTC(2026, 0, 1),
    uplinkKeyId: keyA,
  };

  it.each([
    ['PRIORITY', { vt: vt.VT_I8, hVal: -3n }],
    ['REVINFOVERSION', { vt: vt.VT_UI8, uhVal: 7n }],
    ['SOURCEID', { vt: vt.VT_UI4, ulVal: 0xffff_ffff }],
    ['ISSUEDATE', { vt: vt.VT_FILETIME, filetime: toFILETIME(Date.UTC(2026, 0, 1)) }],
    ['UplinkID', { vt: vt.VT_BSTR, bstrVal: keyABase64 }],
  ])('U50: answers %s', async (name, value) => {
    const { license } = await one(parts);
    expect(unwrap(license.GetLicenseProperty(name))).toEqual(value);
  });

  it.each(['PRIORITY', 'SOURCEID', 'UplinkID', 'ISSUEDATE', 'SAPLEVEL', 'WMDRMNET_REVOCATION'])(
    'knows %s, and that the license does not state it',
    async (name) => {
      const { license } = await one({});
      expect(codeName(license.GetLicenseProperty(name).hr)).toBe('NS_E_DRM_UNSUPPORTED_PROPERTY');
    },
  );

  it.each(['', 'priority', 'toString', '__proto__'])('does not know %j', async (name) => {
    const { license } = await one(parts);
    expect(codeName(license.GetLicenseProperty(name).hr)).toBe('NS_E_DRM_INVALID_PROPERTY');
  });

  it('follows the cursor', async () => {
    const machine = await new TestMachine().holding(
      sampleLicense('a', { priority: 2 }),
      sampleLicense('b', { priority: 1 }),
    );
    const license = unwrap(await machine.management().CreateLicenseEnumeration(null));
    expect(unwrap(license.GetLicenseProperty('PRIORITY'))).toMatchObject({ hVal: 2n });
    license.GetNext();
    expect(unwrap(license.GetLicenseProperty('PRIORITY'))).toMatchObject({ hVal: 1n });
  });

  it('clamps dates a FILETIME cannot hold', async () => {
    const { license } = await one({ issued: -(2 ** 53 - 1) });
    expect(unwrap(license.GetLicenseProperty('ISSUEDATE'))).toMatchObject({ filetime: 0n });
    const { license: late } = await one({ issued: 2 ** 53 - 1 });
    expect(late.GetLicenseProperty('ISSUEDATE').ok).toBe(true);
  });
});

describe('what a license protects', () => {
  const outputProtection = {
    compressedDigitalVideo: 1,
    uncompressedDigitalVideo: 2,
    analogVideo: 3,
    compressedDigitalAudio: 4,
    uncompressedDigitalAudio: 5,
  };

  it('GetOutputProtectionLevels answers six levels', async () => {
    const raw = [{ name: 'copyProtectionLevel', value: '0190' }];
    const { license } = await one({ outputProtection, raw });
    expect(unwrap(license.GetOutputProtectionLevels())).toEqual({
      wCompressedDigitalVideo: 1,
      wUncompressedDigitalVideo: 2,
      wAnalogVideo: 3,
      wCompressedDigitalAudio: 4,
      wUncompressedDigitalAudio: 5,
      wMinimumCopyProtectionLevel: 400,
    });
  });

  it('GetOutputProtectionLevels says that none are stated', async () => {
    const { license } = await one({});
    const unsupported = 'NS_E_DRM_UNSUPPORTED_PROPERTY';
    expect(codeName(license.GetOutputProtectionLevels().hr)).toBe(unsupported);
    expect(codeName(license.GetAnalogVideoRestrictionLevels().hr)).toBe(unsupported);
  });

  it('GetInclusionList answers GUIDs, or none', async () => {
    const listed = await one({ inclusionList: [keyA] });
    expect(unwrap(listed.license.GetInclusionList())).toEqual([keyA]);
    const { license } = await one({});
    expect(unwrap(license.GetInclusionList())).toEqual([]);
  });

  it('decryptors, encryptors and the policy are E_NOTIMPL', async () => {
    const { license } = await one({});
    const bytes = new Uint8Array(1);
    const answers = [
      license.CreateDecryptor(),
      license.CreateSecureDecryptor(bytes, 1, 1),
      license.CreateEncryptor(),
      license.GetPolicy(),
    ];
    expect(answers.map(({ hr }) => codeName(hr))).toEqual(Array(4).fill('E_NOTIMPL'));
  });
});

describe('PersistLicense', () => {
  it('makes a temporary license permanent if the license lets it', async () => {
    const { machine, license } = await one({ persistence: 'no', saysPersistence: 'yes' });
    expect(unwrap(license.CanPersist())).toBe(true);
    expect(codeName(await license.PersistLicense())).toBe('S_OK');
    expect((await machine.store.get('a')).policyClass.persistence).toBe('yes');
    expect(unwrap(license.CanPersist())).toBe(false);
    expect(codeName(await license.PersistLicense())).toBe('DRM_E_LICENSENOTFOUND');
  });

  it.each(['no', 'unknown'] as const)(
    'leaves a license temporary that says %s itself',
    async (saysPersistence) => {
      const { machine, license } = await one({ persistence: 'no', saysPersistence });
      expect(unwrap(license.CanPersist())).toBe(false);
      expect(codeName(await license.PersistLicense())).toBe('NS_E_DRM_NO_RIGHTS');
      expect((await machine.store.get('a')).policyClass.persistence).toBe('no');
    },
  );

  it('a permanent license is not in the temporary store', async () => {
    const { license } = await one({});
    expect(unwrap(license.CanPersist())).toBe(false);
    expect(codeName(await license.PersistLicense())).toBe('DRM_E_LICENSENOTFOUND');
  });

  it('keeps what an operator said about its rights', async () => {
    const says = sampleLicense('a', {
      persistence: 'no',
      saysPersistence: 'yes',
      backup: 'unknown',
    });
    const verdict = { verdict: 'granted', evidence: 'the operator' } as const;
    const description = { ...says.description, backup: verdict };
    const machine = await new TestMachine().holding({
      ...says,
      description,
      operatorEvidence: true,
    });
    const license = unwrap(await machine.management().CreateLicenseEnumeration(null));
    expect(codeName(await license.PersistLicense())).toBe('S_OK');
    expect((await machine.store.get('a')).policyClass).toEqual({
      format: 'xmr',
      backup: 'granted',
      restore: 'unknown',
      persistence: 'yes',
      operator: true,
    });
  });

  it('a license deleted meanwhile stays deleted', async () => {
    const { machine, license } = await one({ persistence: 'no', saysPersistence: 'yes' });
    const { shortId } = await machine.store.get('a');
    await machine.store.remove([shortId]);
    expect(codeName(await license.PersistLicense())).toBe('DRM_E_LICENSENOTFOUND');
    expect(await machine.ids()).toEqual([]);
  });
});
