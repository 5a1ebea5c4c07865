import { expect, test } from 'vitest';
import * as com from '../index.js';
import { formatGuid } from './guid.js';
import { defineIid, type Iid } from './iid.js';

const exported = Object.entries(com)
  .filter(([name]) => name.startsWith('IID_'))
  .map(([name, iid]) => [name, iid as Iid<com.IUnknown>] as const);

// Typed once more, from the headers' reference and not from the sources here.
const reference: Readonly<Record<string, readonly [iid: string, base: string | null]>> = {
  IUnknown: ['00000000-0000-0000-C000-000000000046', null],
  IMFAttributes: ['2CD2D921-C447-44A7-A13C-4ADABFC247E3', 'IUnknown'],
  IMFAsyncResult: ['AC6B7889-0740-4D51-8619-905994A55CC6', 'IUnknown'],
  IMFAsyncCallback: ['A27003CF-2354-4F2A-8D6A-AB7CFF15437E', 'IUnknown'],
  IMFMediaEvent: ['DF598932-F10C-4E39-BBA2-C308F101DAA3', 'IMFAttributes'],
  IMFMediaEventGenerator: ['2CD0BD52-BCD5-4B89-B62C-EADC0C031E7D', 'IUnknown'],
  IMFMediaEventQueue: ['36F846FC-2256-48B6-B58E-E2B638316581', 'IUnknown'],
  IMFCollection: ['5BC8A76B-869A-46A3-9B03-FA218A66AEBE', 'IUnknown'],
  IDRMStatusCallback: ['08548704-75B1-4982-9B26-FB385DEE741D', 'IUnknown'],
  IWMDRMEventGenerator: ['CE11CC91-E615-4E0B-BE1F-09B5AEC033F2', 'IMFMediaEventGenerator'],
  IWMDRMProvider: ['98DC8917-8640-4B1D-9F1E-A590D40357EE', 'IUnknown'],
  IWMDRMSecurity: ['70800F56-5239-4A0B-A8B8-D53C6BAE4171', 'IWMDRMEventGenerator'],
  IWMDRMEncrypt: ['C9E0A5F4-DD22-4DC4-B795-88FA91F0516B', 'IUnknown'],
  IWMDRMEncryptScatter: ['2662FA39-4C62-481A-956C-7BFCB33C2888', 'IUnknown'],
  IWMDRMDecrypt: ['C9E0A5F5-DD22-4DC4-B795-88FA91F0516B', 'IUnknown'],
  IWMDRMLicense: ['C9E0A5F3-DD22-4DC4-B795-88FA91F0516B', 'IUnknown'],
  IWMDRMLicenseQuery: ['20B970DF-0A58-4D3C-817C-4E3CCBB253AC', 'IUnknown'],
  IWMDRMLicenseManagement: ['F4828DC7-8945-4D05-AB05-667AB99D29EE', 'IWMDRMEventGenerator'],
  IWMDRMNetReceiver: ['F9C074A4-15D6-44C0-8A6D-2446ACC109AE', 'IWMDRMEventGenerator'],
  IWMDRMNetTransmitter: ['F040C12B-4415-4F20-93F0-453EB519A756', 'IUnknown'],
  IWMDRMIndividualizationStatus: ['7DB091BD-DB6A-4FA4-BCBF-0783E256C78C', 'IUnknown'],
  IWMDRMLicenseBackupRestoreStatus: ['F653C5A2-0EB3-4503-9D88-C200552D0D55', 'IUnknown'],
  IWMDRMNonSilentLicenseAquisition: ['8AE059DD-BE6B-481A-863A-59056B50B748', 'IUnknown'],
  IWMDRMReader: ['D2827540-3EE7-432C-B14C-DC17F085D3B3', 'IUnknown'],
  IWMLicenseBackup: ['05E5AC9F-3FB6-4508-BB43-A4067BA1EBE8', 'IUnknown'],
  IWMLicenseRestore: ['C70B6334-A22E-4EFB-A245-15E65A004A13', 'IUnknown'],
  IWMBackupRestoreProps: ['3C8E0DA6-996F-4FF3-A1AF-4838F9377E2E', 'IUnknown'],
  IWMStatusCallback: ['6D7CDC70-9888-11D3-8EDC-00C04F6109CF', 'IUnknown'],
};

test.each(Object.entries(reference))('IID_%s is that of the header', (name, [text, base]) => {
  const iid = new Map(exported).get(`IID_${name}`);
  expect([iid?.name, iid && formatGuid(iid.guid), iid?.base?.name ?? null]).toEqual([
    name,
    `{${text}}`,
    base,
  ]);
});

test.each(exported)('%s is named as its interface', (name, iid) => {
  expect(`IID_${iid.name}`).toBe(name);
});

test('no two interfaces share an id', () => {
  const guids = exported.map(([, { guid }]) => guid);
  expect(guids).toEqual([...new Set(guids)]);
});

test('an id does not change', () => {
  expect(Object.isFrozen(com.IID_IUnknown)).toBe(true);
});

test('an id without a GUID is refused', () => {
  expect(() => defineIid<com.IUnknown, com.IUnknown>('INone', 'none', null)).toThrow('Not a GUID');
});
