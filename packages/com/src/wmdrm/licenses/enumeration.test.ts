import { describe, expect, it } from 'vitest';
import type { WMDRM_LICENSE_FILTER } from '../../constants/wmdrmsdk-structs.js';
import { unwrap } from '../../hresult/com-result.js';
import { codeName } from '../fixtures/read-events.js';
import { keyA, keyABase64, keyB, sampleLicense } from '../fixtures/sample-format.js';
import { TestMachine } from '../fixtures/test-machine.js';
import type { IWMDRMLicense } from '../iwmdrm-license.js';

const everything: WMDRM_LICENSE_FILTER = {
  dwVersion: 0,
  bstrKID: null,
  bstrRights: null,
  bstrAllowedSourceIDs: null,
};

/** Id of the license that is loaded. */
function idOf(license: IWMDRMLicense): string {
  const { pbLicense } = unwrap(license.GetLicense());
  return (JSON.parse(new TextDecoder().decode(pbLicense)) as { id: string }).id;
}

/** Ids of an enumeration in its order; the code if there is none. */
async function idsOf(
  machine: TestMachine,
  filter: Partial<WMDRM_LICENSE_FILTER> | null,
): Promise<readonly string[] | string> {
  const given = filter && { ...everything, ...filter };
  const { ok, hr, value } = await machine.management().CreateLicenseEnumeration(given);
  if (!ok) return codeName(hr);
  const ids = [idOf(value)];
  while (codeName(value.GetNext()) === 'S_OK') ids.push(idOf(value));
  return ids;
}

describe('CreateLicenseEnumeration', () => {
  it('U46: a null filter and an empty one are all licenses', async () => {
    const machine = await new TestMachine().holding(sampleLicense('a'), sampleLicense('b'));
    expect(await idsOf(machine, null)).toEqual(['a', 'b']);
    expect(await idsOf(machine, { bstrKID: '', bstrRights: '', bstrAllowedSourceIDs: '' })).toEqual(
      ['a', 'b'],
    );
  });

  it('U46: no match is DRM_E_LICENSENOTFOUND, an empty store too', async () => {
    const machine = await new TestMachine().holding(sampleLicense('a'));
    expect(await idsOf(machine, { bstrKID: keyA })).toBe('DRM_E_LICENSENOTFOUND');
    expect(await idsOf(new TestMachine(), null)).toBe('DRM_E_LICENSENOTFOUND');
  });

  it.each([
    ['all', null],
    ['of a key id', { ...everything, bstrKID: keyA }],
  ])('U46: the enumerator of %s is a snapshot', async (_, filter) => {
    const machine = await new TestMachine().holding(sampleLicense('a', { keyIds: [keyA] }));
    const license = unwrap(await machine.management().CreateLicenseEnumeration(filter));
    const { shortId } = await machine.store.get('a');
    await machine.store.remove([shortId]);
    await machine.store.clean();
    await machine.store.add([sampleLicense('b', { keyIds: [keyA] })]);
    expect(idOf(license)).toBe('a');
    expect(codeName(license.GetNext())).toBe('HRESULT_FROM_WIN32(ERROR_NO_MORE_ITEMS)');
  });

  it('the first license is loaded; ResetEnumeration goes back to it', async () => {
    const machine = await new TestMachine().holding(sampleLicense('a'), sampleLicense('b'));
    const license = unwrap(await machine.management().CreateLicenseEnumeration(null));
    expect(idOf(license)).toBe('a');
    license.GetNext();
    expect(idOf(license)).toBe('b');
    expect(codeName(license.ResetEnumeration())).toBe('S_OK');
    expect(idOf(license)).toBe('a');
  });

  it('U47: past the end 0x80070103, again and again; the last license stays', async () => {
    const machine = await new TestMachine().holding(sampleLicense('a'), sampleLicense('b'));
    const license = unwrap(await machine.management().CreateLicenseEnumeration(null));
    license.GetNext();
    for (let times = 0; times < 3; times += 1) expect(license.GetNext()).toBe(0x8007_0103);
    expect(idOf(license)).toBe('b');
  });

  it('U48: by priority, then issue date, then id', async () => {
    const machine = await new TestMachine().holding(
      sampleLicense('c'),
      sampleLicense('b'),
      sampleLicense('old', { issued: 1 }),
      sampleLicense('new', { issued: 2 }),
      sampleLicense('low', { priority: 0, issued: 9 }),
      sampleLicense('high', { priority: 5 }),
      sampleLicense('negative', { priority: -1 }),
    );
    const order = ['high', 'low', 'negative', 'new', 'old', 'b', 'c'];
    expect(await idsOf(machine, null)).toEqual(order);
  });

  it('U49: dwVersion is the least major version of the license format', async () => {
    const machine = await new TestMachine().holding(
      sampleLicense('lcp', { format: 'lcp' }),
      sampleLicense('v1', { format: 'wmdrm-v1' }),
      sampleLicense('v7', { format: 'wmdrm-v7' }),
      sampleLicense('xmr', { format: 'xmr' }),
    );
    expect(await idsOf(machine, { dwVersion: 0 })).toEqual(['lcp', 'v1', 'v7', 'xmr']);
    expect(await idsOf(machine, { dwVersion: 1 })).toEqual(['v1', 'v7', 'xmr']);
    expect(await idsOf(machine, { dwVersion: 2 })).toEqual(['v7', 'xmr']);
    expect(await idsOf(machine, { dwVersion: 3 })).toEqual(['xmr']);
    expect(await idsOf(machine, { dwVersion: 4 })).toBe('DRM_E_LICENSENOTFOUND');
  });

  it('U49: all rights, separated by semicolons; Backup is one of them', async () => {
    const machine = await new TestMachine().holding(
      sampleLicense('play', { rights: [{ name: 'Play' }], backup: 'conditional' }),
      sampleLicense('both', { rights: [{ name: 'Play' }, { name: 'Copy' }] }),
    );
    expect(await idsOf(machine, { bstrRights: 'Play;Copy' })).toEqual(['both']);
    expect(await idsOf(machine, { bstrRights: ' Play ; ' })).toEqual(['both', 'play']);
    expect(await idsOf(machine, { bstrRights: 'Playback;Backup' })).toEqual(['both']);
    expect(await idsOf(machine, { bstrRights: 'PlaylistBurn' })).toBe('DRM_E_LICENSENOTFOUND');
  });

  it('U49: one of the source ids, separated by semicolons', async () => {
    const machine = await new TestMachine().holding(
      sampleLicense('none'),
      sampleLicense('seven', { sourceId: 7 }),
      sampleLicense('eight', { sourceId: 8 }),
      sampleLicense('nine', { sourceId: 9 }),
    );
    expect(await idsOf(machine, { bstrAllowedSourceIDs: '9; 7' })).toEqual(['nine', 'seven']);
  });

  it('U50: key ids as base64 in little-endian GUID order, and as GUID', async () => {
    const machine = await new TestMachine().holding(
      sampleLicense('a', { keyIds: [keyA] }),
      sampleLicense('b', { keyIds: [keyB, keyA] }),
    );
    for (const bstrKID of [keyABase64, keyA, `{${keyA.toUpperCase()}}`])
      expect(await idsOf(machine, { bstrKID })).toEqual(['a', 'b']);
    expect(await idsOf(machine, { bstrKID: keyB })).toEqual(['b']);
  });

  it.each([
    { dwVersion: -1 },
    { dwVersion: 1.5 },
    { dwVersion: 0x1_0000_0000 },
    { dwVersion: '1' as unknown as number },
    { bstrKID: 'not a key id' },
    { bstrKID: 7 as unknown as string },
    { bstrRights: [] as unknown as string },
    { bstrAllowedSourceIDs: 'seven' },
    { bstrAllowedSourceIDs: '-1' },
  ])('%o is E_INVALIDARG', async (filter) => {
    const machine = await new TestMachine().holding(sampleLicense('a'));
    expect(await idsOf(machine, filter)).toBe('E_INVALIDARG');
  });

  it('a filter that is no object is E_INVALIDARG', async () => {
    const management = new TestMachine().management();
    const answer = await management.CreateLicenseEnumeration('all' as never);
    expect(codeName(answer.hr)).toBe('E_INVALIDARG');
  });

  it('a store that fails is a code, not an exception', async () => {
    const machine = await new TestMachine().holding(sampleLicense('a'));
    await machine.store.close();
    expect(await idsOf(machine, null)).toBe('E_HANDLE');
  });
});
