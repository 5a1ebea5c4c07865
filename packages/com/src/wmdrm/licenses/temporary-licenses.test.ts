import { describe, expect, it } from 'vitest';
import {
  WMDRM_CLEAN_LICENSE_STORE_ASYNC,
  WMDRM_CLEAN_LICENSE_STORE_SYNC,
  WMDRM_DELETE_LICENSE_IMMEDIATELY,
  WMDRM_DELETE_LICENSE_MARK_FOR_PURGE,
} from '../../constants/wmdrmsdk-flags.js';
import { ManualScheduler } from '../../fixtures/manual-scheduler.js';
import { unwrap } from '../../hresult/com-result.js';
import { codeName, lineOf, linesUntilCompleted, queuedEvents } from '../fixtures/read-events.js';
import { ended, turn } from '../fixtures/run-backup.js';
import { keyA, keyABase64, keyB, sampleLicense } from '../fixtures/sample-format.js';
import { TestMachine } from '../fixtures/test-machine.js';

const temporary = { persistence: 'no', keyIds: [keyA] } as const;

/** Bytes the store still keeps of a license that is not live. */
async function keptBytes(machine: TestMachine, shortId: string): Promise<number | undefined> {
  const hash = Uint8Array.from(shortId.match(/../g)!, (pair) => Number.parseInt(pair, 16));
  return (await machine.store.engine.get(hash))?.record.length;
}

describe('DeleteLicense', () => {
  it('deletes the temporary licenses of a key id at once, and no permanent one', async () => {
    const machine = await new TestMachine().holding(
      sampleLicense('temporary', temporary),
      sampleLicense('permanent', { keyIds: [keyA] }),
      sampleLicense('other', { ...temporary, keyIds: [keyB] }),
    );
    const management = machine.management();
    expect(
      codeName(await management.DeleteLicense(keyABase64, WMDRM_DELETE_LICENSE_IMMEDIATELY)),
    ).toBe('S_OK');
    expect(await machine.ids()).toEqual(['other', 'permanent']);
  });

  it('marks for the next cleaning', async () => {
    const machine = await new TestMachine().holding(sampleLicense('temporary', temporary));
    const management = machine.management();
    const marked = await management.DeleteLicense(keyA, WMDRM_DELETE_LICENSE_MARK_FOR_PURGE);
    expect(codeName(marked)).toBe('S_OK');
    expect(await machine.ids()).toEqual(['temporary']);
    await machine.management().CleanLicenseStore(WMDRM_CLEAN_LICENSE_STORE_SYNC);
    expect(await machine.ids()).toEqual([]);
  });

  it('a license that changed has lost its mark', async () => {
    const machine = await new TestMachine().holding(sampleLicense('temporary', temporary));
    const management = machine.management();
    await management.DeleteLicense(keyA, WMDRM_DELETE_LICENSE_MARK_FOR_PURGE);
    await machine.store.add([sampleLicense('temporary', { ...temporary, issued: 5 })]);
    await management.CleanLicenseStore(WMDRM_CLEAN_LICENSE_STORE_SYNC);
    expect(await machine.ids()).toEqual(['temporary']);
  });

  it.each([
    ['a key id of permanent licenses only', keyB],
    ['an unknown key id', '20112233-4455-6677-8899-aabbccddeeff'],
  ])('%s is DRM_E_LICENSENOTFOUND', async (_, keyId) => {
    const machine = await new TestMachine().holding(sampleLicense('p', { keyIds: [keyB] }));
    for (const flags of [1, 2])
      expect(codeName(await machine.management().DeleteLicense(keyId, flags))).toBe(
        'DRM_E_LICENSENOTFOUND',
      );
  });

  it.each([
    ['', 1],
    ['no key id', 1],
    [null, 1],
    [keyA, 0],
    [keyA, 3],
    [keyA, 4],
  ])('(%s, %i) is E_INVALIDARG', async (keyId, flags) => {
    const machine = await new TestMachine().holding(sampleLicense('temporary', temporary));
    const hr = await machine.management().DeleteLicense(keyId as string, flags);
    expect(codeName(hr)).toBe('E_INVALIDARG');
    expect(await machine.ids()).toEqual(['temporary']);
  });
});

describe('CleanLicenseStore', () => {
  it('deletes temporary licenses whose time is over, and drops the bytes of the deleted', async () => {
    const machine = await new TestMachine().holding(
      sampleLicense('over', { ...temporary, notAfter: 1 }),
      sampleLicense('valid', { ...temporary, notAfter: Date.UTC(2027, 0, 1) }),
      sampleLicense('permanent', { notAfter: 1 }),
      sampleLicense('gone'),
    );
    const { shortId } = await machine.store.get('gone');
    await machine.store.remove([shortId]);
    const answer = await machine.management().CleanLicenseStore(WMDRM_CLEAN_LICENSE_STORE_SYNC);
    expect([codeName(answer.hr), answer.value]).toEqual(['S_OK', null]);
    expect(await machine.ids()).toEqual(['permanent', 'valid']);
    expect(await keptBytes(machine, shortId)).toBe(0);
  });

  it('without a temporary license is DRM_E_LICENSENOTFOUND and changes nothing', async () => {
    const machine = await new TestMachine().holding(sampleLicense('permanent'));
    const answer = await machine.management().CleanLicenseStore(WMDRM_CLEAN_LICENSE_STORE_SYNC);
    expect(codeName(answer.hr)).toBe('DRM_E_LICENSENOTFOUND');
    const management = machine.management();
    unwrap(management.CleanLicenseStore(WMDRM_CLEAN_LICENSE_STORE_ASYNC));
    expect(await linesUntilCompleted(management)).toEqual([
      'MEWMDRMLicenseStoreCleaned DRM_E_LICENSENOTFOUND',
    ]);
  });

  it('asynchronously answers a cookie and ends with one event', async () => {
    const scheduler = new ManualScheduler();
    const machine = await new TestMachine({ scheduler }).holding(
      sampleLicense('over', { ...temporary, notAfter: 1 }),
    );
    const management = machine.management();
    const cookie = unwrap(management.CleanLicenseStore(WMDRM_CLEAN_LICENSE_STORE_ASYNC));
    await turn();
    expect(await machine.ids()).toEqual(['over']);
    scheduler.runAll();
    await ended(cookie);
    expect(queuedEvents(management).map(lineOf)).toEqual(['MEWMDRMLicenseStoreCleaned S_OK']);
    expect(await machine.ids()).toEqual([]);
  });

  it('U35: cancelled, it deletes nothing', async () => {
    const scheduler = new ManualScheduler();
    const machine = await new TestMachine({ scheduler }).holding(
      sampleLicense('over', { ...temporary, notAfter: 1 }),
    );
    const management = machine.management();
    const cookie = unwrap(management.CleanLicenseStore(WMDRM_CLEAN_LICENSE_STORE_ASYNC));
    scheduler.runAll();
    management.CancelAsyncOperation(cookie);
    await ended(cookie);
    expect(queuedEvents(management).map(lineOf)).toEqual([
      'MEWMDRMLicenseStoreCleaned NS_E_DRM_OPERATION_CANCELED',
    ]);
    expect(await machine.ids()).toEqual(['over']);
  });

  it.each([0, 3, 4, -1])('flags %i are E_INVALIDARG, and not as a Promise', (flags) => {
    const answer = new TestMachine().management().CleanLicenseStore(flags);
    if (answer instanceof Promise) throw new Error('a Promise');
    expect(codeName(answer.hr)).toBe('E_INVALIDARG');
  });
});
