import { describe, expect, it } from 'vitest';
import { codeName } from '../fixtures/read-events.js';
import { sampleFile } from '../fixtures/sample-format.js';
import { TestMachine } from '../fixtures/test-machine.js';

describe('StoreLicense', () => {
  it('stores all licenses of a response, and again changes nothing', async () => {
    const machine = new TestMachine();
    const file = sampleFile(['a', {}], ['b', {}]);
    expect(codeName(await machine.management().StoreLicense(file))).toBe('S_OK');
    expect(codeName(await machine.management().StoreLicense(file))).toBe('S_OK');
    expect(await machine.ids()).toEqual(['a', 'b']);
  });

  it.each([
    ['nothing', '', 'E_INVALIDARG'],
    ['no text', null, 'E_INVALIDARG'],
    ['what no format knows', '<html></html>', 'NS_E_DRM_INVALID_LICENSE'],
    ['a response without licenses', sampleFile(), 'NS_E_DRM_INVALID_LICENSE'],
    ['a damaged license', sampleFile(['a', 'damaged']), 'NS_E_DRM_UNABLE_TO_OPEN_LICENSE'],
    [
      'a damaged license beside a good one',
      sampleFile(['a', {}], ['b', 'damaged']),
      'NS_E_DRM_UNABLE_TO_OPEN_LICENSE',
    ],
  ])('%s: stores nothing', async (_, text, expected) => {
    const machine = new TestMachine();
    expect(codeName(await machine.management().StoreLicense(text as string))).toBe(expected);
    expect(await machine.ids()).toEqual([]);
  });

  it('says that a revoked license stays out', async () => {
    const machine = new TestMachine();
    await machine.management().StoreLicense(sampleFile(['a', {}]));
    await machine.store.revoke([(await machine.store.get('a')).shortId]);
    const store = async (text: string): Promise<string> =>
      codeName(await machine.management().StoreLicense(text));
    expect(await store(sampleFile(['a', {}]))).toBe('NS_E_DRM_LICENSE_STORE_SAVE_ERROR');
    expect(await store(sampleFile(['a', {}], ['b', {}]))).toBe('NS_E_DRM_STORE_NOTALLSTORED');
    expect(await machine.ids()).toEqual(['b']);
  });

  it('U41: works while a backup runs', async () => {
    const machine = new TestMachine();
    const management = machine.management();
    management.BackupLicenses('\\\\server\\share', 0);
    expect(codeName(await management.StoreLicense(sampleFile(['a', {}])))).toBe('S_OK');
    await management.GetEvent(0);
    management.Shutdown();
  });
});
