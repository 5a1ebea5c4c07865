import { expect, expectTypeOf, test } from 'vitest';
import { compileSnippets } from './fixtures/compile-snippets.js';
import type {
  ComResult,
  Guid,
  HRESULT,
  Iid,
  IMFMediaEvent,
  IMFMediaEventGenerator,
  IUnknown,
  IWMDRMLicenseManagement,
  IWMDRMProvider,
  PROPVARIANT,
} from './index.js';
import * as constants from './constants/index.js';
import * as com from './index.js';

const headFor = (code: string): string =>
  ['com', 'constants']
    .filter((name) => code.includes(`${name}.`))
    .map((name) => `import * as ${name} from './${name === 'com' ? '' : 'constants/'}index.js';\n`)
    .join('');

/** What must not compile, with a piece of what the compiler says. */
const refused: Readonly<Record<string, readonly [code: string, says: string]>> = {
  'a number is no HRESULT': [
    `export const hr: com.HRESULT = 0x80004005;`,
    `Type 'number' is not assignable to type 'HRESULT'`,
  ],
  'a method that answers an HRESULT cannot answer a number': [
    `export const callback: com.IMFAsyncCallback = com.createComObject([com.IID_IMFAsyncCallback], {
      GetParameters: () => com.comFailure(constants.E_NOTIMPL),
      Invoke: () => 0,
    });`,
    `Type 'number' is not assignable to type 'HRESULT'`,
  ],
  'a text is no GUID': [
    `export const id: com.Guid = 'f4828dc7-8945-4d05-ab05-667ab99d29ee';`,
    `not assignable to type 'Guid'`,
  ],
  'a literal is no interface id': [
    `export const iid: com.Iid<com.IUnknown> = { name: 'X', guid: com.GUID_NULL, base: null };`,
    `is missing in type`,
  ],
  'an id of a base is not the id of what derives from it': [
    `export const iid: com.Iid<com.IMFMediaEvent> = com.IID_IMFAttributes;`,
    `not assignable to type 'Iid<IMFMediaEvent>'`,
  ],
  'the base of an id must be one of its interface': [
    `export const iid = com.defineIid<com.IMFAsyncResult, com.IMFAttributes>('X', 'x', com.IID_IMFAttributes);`,
    `does not satisfy the constraint 'IMFAttributes'`,
  ],
  'what QueryInterface answers is the interface asked for': [
    `export const wrong = (any: com.IUnknown): com.ComResult<com.IMFMediaEvent> =>
      any.QueryInterface(com.IID_IMFAttributes);`,
    `not assignable to type 'ComResult<IMFMediaEvent>'`,
  ],
  'a plain object that claims an interface must have its methods': [
    `export const callback = com.createComObject([com.IID_IMFAsyncCallback], {
      GetParameters: () => com.comFailure(constants.E_NOTIMPL),
    });`,
    `Property 'Invoke' is missing`,
  ],
  'one that claims two must have the methods of both': [
    `export const both = com.createComObject([com.IID_IMFAsyncCallback, com.IID_IWMDRMLicenseBackupRestoreStatus], {
      GetParameters: () => com.comFailure(constants.E_NOTIMPL),
      Invoke: () => constants.S_OK,
    });`,
    `Property 'GetStatus' is missing`,
  ],
  'a class that claims an interface must have its methods': [
    `export class Callback extends com.ComObject {
      static { com.implementInterfaces(Callback, com.IID_IMFAsyncCallback); }
      Invoke(): com.HRESULT { return constants.S_OK; }
    }`,
    `Property 'GetParameters' is missing`,
  ],
  'a class that claims an interface must have the methods of its bases': [
    `export class Generator extends com.ComObject {
      static { com.implementInterfaces(Generator, com.IID_IWMDRMEventGenerator); }
      CancelAsyncOperation(): com.HRESULT { return constants.S_OK; }
      Shutdown(): com.HRESULT { return constants.S_OK; }
    }`,
    `is not assignable to`,
  ],
  'a class that claims an interface must have the right types': [
    `export class Provider extends com.ComObject {
      static { com.implementInterfaces(Provider, com.IID_IWMDRMProvider); }
      CreateObject(): com.HRESULT { return constants.S_OK; }
    }`,
    `Type 'HRESULT' is not assignable to type 'ComResult<T>'`,
  ],
  'the value of a result cannot be used before it was checked': [
    `export const length = (attributes: com.IMFAttributes): number =>
      attributes.GetString(com.GUID_NULL).value.length;`,
    `possibly 'undefined'`,
  ],
  'a failure has no value': [
    `export const result: com.ComResult<number> = { ok: false, hr: constants.E_FAIL, value: 7 };`,
    `is not assignable`,
  ],
  'a PROPVARIANT has the member of its type': [
    `export const value: com.PROPVARIANT = { vt: constants.VT_UI4, lVal: 7 };`,
    `'lVal' does not exist`,
  ],
  'a PROPVARIANT member is there only after its type was checked': [
    `export const read = (value: com.PROPVARIANT): unknown => value.punkVal;`,
    `Property 'punkVal' does not exist`,
  ],
  'an event of a waiting GetEvent cannot be had at once': [
    `export const hr = (queue: com.IMFMediaEventQueue): com.HRESULT => queue.GetEvent(0).hr;`,
    `Property 'hr' does not exist on type 'Promise`,
  ],
  'an event queue is no event generator': [
    `export const generator = (queue: com.IMFMediaEventQueue): com.IMFMediaEventGenerator => queue;`,
    `not assignable to type 'IMFMediaEventGenerator'`,
  ],
  'a status is one of its numbers': [
    `export const status: com.MSDRM_STATUS = 12;`,
    `not assignable to type 'MSDRM_STATUS'`,
  ],
};

/** The same, right. */
const accepted: Readonly<Record<string, string>> = {
  'the structs and enums of wmdrmsdk.h have their names': `export type All = [
    com.DRM_CRYPTO_TYPE, com.DRM_LICENSE_STATE_CATEGORY, com.DRM_LICENSE_STATE_DATA, com.MSDRM_STATUS,
    com.DRM_ATTR_DATATYPE, com.DRM_HTTP_STATUS, com.DRM_INDIVIDUALIZATION_STATUS,
    com.DRM_ACTION_ALLOWED_QUERY_RESULTS, com.WMDRMCryptoData, com.WM_INDIVIDUALIZE_STATUS,
    com.WM_BACKUP_RESTORE_STATUS, com.DRM_MINIMUM_OUTPUT_PROTECTION_LEVELS, com.DRM_OPL_OUTPUT_IDS,
    com.DRM_OUTPUT_PROTECTION, com.DRM_OUTPUT_PROTECTION_EX, com.DRM_AUDIO_OUTPUT_PROTECTION,
    com.DRM_VIDEO_OUTPUT_PROTECTION, com.DRM_AUDIO_OUTPUT_PROTECTION_EX, com.DRM_VIDEO_OUTPUT_PROTECTION_EX,
    com.DRM_VIDEO_OUTPUT_PROTECTION_IDS, com.DRM_VIDEO_OUTPUT_PROTECTION_IDS_EX,
    com.DRM_AUDIO_OUTPUT_PROTECTION_IDS, com.DRM_AUDIO_OUTPUT_PROTECTION_IDS_EX, com.DRM_PLAY_OPL,
    com.DRM_PLAY_OPL_EX, com.DRM_COPY_OPL, com.WMDRM_OUTPUT_PROTECTION_LEVELS,
    com.WMDRM_ANALOG_VIDEO_RESTRICTIONS, com.WMDRM_ANALOG_VIDEO_RESTRICTIONS_EX, com.WMDRMNET_POLICY_TYPE,
    com.WMDRMNET_POLICY, com.WMDRMNET_POLICY_TRANSCRYPTPLAY, com.WMDRM_ENCRYPT_SCATTER_INFO,
    com.WMDRM_ENCRYPT_SCATTER_BLOCK, com.WMDRM_LICENSE_FILTER,
  ];`,
  'an interface id is one of its base': `export const iid: com.Iid<com.IUnknown> = com.IID_IMFMediaEvent;`,
  'a class with all methods claims its interface': `
    export class Callback extends com.ComObject implements com.IMFAsyncCallback {
      static { com.implementInterfaces(Callback, com.IID_IMFAsyncCallback); }
      GetParameters(): com.ComResult<com.AsyncCallbackParameters> { return com.comFailure(constants.E_NOTIMPL); }
      Invoke(): com.HRESULT { return constants.S_OK; }
    }`,
  'a class with a constructor of its own does, too': `
    export class Status extends com.ComObject implements com.IWMDRMLicenseBackupRestoreStatus {
      static { com.implementInterfaces(Status, com.IID_IWMDRMLicenseBackupRestoreStatus); }
      readonly #text: string;
      private constructor(text: string) { super(); this.#text = text; }
      static of(text: string): Status { return new Status(text); }
      GetStatus(): com.ComResult<com.WM_BACKUP_RESTORE_STATUS> {
        return com.comSuccess({ eStatus: constants.DRM_ERROR, bstrError: this.#text });
      }
    }`,
  'a result narrows by ok': `
    export const length = (attributes: com.IMFAttributes): number => {
      const result = attributes.GetString(com.GUID_NULL);
      return result.ok ? result.value.length : 0;
    };`,
  'a destructured result narrows by ok': `
    export const length = (attributes: com.IMFAttributes): number => {
      const { ok, value } = attributes.GetString(com.GUID_NULL);
      return ok ? value.length : 0;
    };`,
  'the loop of the documented client': `
    export function drain(management: com.IWMDRMLicenseManagement, directory: string): com.HRESULT | undefined {
      const cookie = management.BackupLicenses(directory, constants.WMDRM_BACKUP_OVERWRITE);
      if (!cookie.ok) return cookie.hr;
      const generator = management.QueryInterface(com.IID_IWMDRMEventGenerator);
      if (!generator.ok) return generator.hr;
      for (;;) {
        const event = generator.value.GetEvent(constants.MF_EVENT_FLAG_NO_WAIT);
        if (!event.ok) return event.hr;
        const type = event.value.GetType().value;
        if (type === constants.MEWMDRMLicenseBackupCompleted) return event.value.GetStatus().value;
        const value = event.value.GetValue().value;
        if (value?.vt !== constants.VT_UNKNOWN || value.punkVal === null) return constants.MF_E_INVALIDTYPE;
        const status = value.punkVal.QueryInterface(com.IID_IWMDRMLicenseBackupRestoreStatus);
        if (status.ok && status.value.GetStatus().value?.eStatus === constants.DRM_ERROR) return constants.E_FAIL;
      }
    }`,
};

const errors = compileSnippets(
  [...Object.values(refused).map(([code]) => code), ...Object.values(accepted)].map(
    (code) => headFor(code) + code,
  ),
);
const refusals = Object.entries(refused).map(([name, [, says]], at) => [name, says, at] as const);
const firstAccepted = refusals.length;

test.each(refusals)('%s', (_name, says, at) => {
  expect(errors[at]?.join('\n')).toContain(says);
});

test.each(Object.keys(accepted).map((name, at) => [name, firstAccepted + at] as const))(
  '%s',
  (_name, at) => {
    expect(errors[at]).toEqual([]);
  },
);

test('a method without an out parameter answers the code, one with it a result', () => {
  expectTypeOf<IMFMediaEventGenerator['BeginGetEvent']>().returns.toEqualTypeOf<HRESULT>();
  expectTypeOf<IWMDRMLicenseManagement['BackupLicenses']>().toEqualTypeOf<
    (bstrBackupDirectory: string, dwFlags: number) => ComResult<IUnknown>
  >();
});

test('CreateObject and QueryInterface answer what the id stands for', () => {
  const create = (provider: IWMDRMProvider) =>
    provider.CreateObject(com.IID_IWMDRMLicenseManagement);
  const query = (object: IUnknown) => object.QueryInterface(com.IID_IMFMediaEvent);
  expectTypeOf(create).returns.toEqualTypeOf<ComResult<IWMDRMLicenseManagement>>();
  expectTypeOf(query).returns.toEqualTypeOf<ComResult<IMFMediaEvent>>();
});

test('GetEvent answers at once or later, by its flag', () => {
  const now = (generator: IMFMediaEventGenerator) =>
    generator.GetEvent(constants.MF_EVENT_FLAG_NO_WAIT);
  const later = (generator: IMFMediaEventGenerator) => generator.GetEvent(0);
  expectTypeOf(now).returns.toEqualTypeOf<ComResult<IMFMediaEvent>>();
  expectTypeOf(later).returns.toEqualTypeOf<Promise<ComResult<IMFMediaEvent>>>();
});

test('ids, codes and GUIDs keep their brand', () => {
  expectTypeOf(com.IID_IMFMediaEvent).toEqualTypeOf<Iid<IMFMediaEvent>>();
  expectTypeOf(constants.S_OK).toEqualTypeOf<HRESULT>();
  expectTypeOf(com.GUID_NULL).toEqualTypeOf<Guid>();
  expectTypeOf<Extract<PROPVARIANT, { vt: 13 }>['punkVal']>().toEqualTypeOf<IUnknown | null>();
});
