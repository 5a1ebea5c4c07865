import { GUID_NULL } from '@wmdrm/com';
import { MF_EVENT_FLAG_NO_WAIT, S_OK, VT_UNKNOWN } from '@wmdrm/com/constants';
import { expectThat } from '../../../contract/expectations.js';
import { namesOf, type ConformanceContext } from '../../conformance-context.js';
import type { InterfaceName } from '../../interfaces/interface-table.js';
import { Face } from '../../machine/face.js';
import { present } from '../../machine/machine.js';
import type { Capability } from '../../subject/capability.js';

/** An object that must obey the rules, and what can happen to it. */
export interface RuledObject {
  readonly object: Face<InterfaceName>;
  /** Changes its state, one after another; the set of its interfaces must not change. */
  readonly changes: readonly (() => Promise<unknown>)[];
}

/** A kind of object every implementation has, or that comes with a capability. */
export interface ObjectKind {
  /** Stands in the ids. */
  readonly id: string;
  readonly noun: string;
  readonly needs: readonly Capability[];
  /** What its page or header says it implements. */
  readonly interfaces: readonly InterfaceName[];
  readonly page: string;
  make(context: ConformanceContext): Promise<RuledObject>;
}

/** Erases which interface an object is seen through: the rules ask for all. */
function plain<I extends InterfaceName>(face: Face<I>): Face<InterfaceName> {
  return face as unknown as Face<InterfaceName>;
}

const eventGenerator = ['IWMDRMEventGenerator', 'IMFMediaEventGenerator'] as const;

async function queuedEvent(
  context: ConformanceContext,
  value: { readonly vt: number; readonly value?: Face<'IUnknown'> } | null = null,
): Promise<Face<'IMFMediaEvent'>> {
  const management = await (await context.open()).management();
  await management.call('QueueEvent', 1234, GUID_NULL, S_OK, value);
  return present('GetEvent', await management.call('GetEvent', MF_EVENT_FLAG_NO_WAIT));
}

export const objectKinds: readonly ObjectKind[] = [
  {
    id: 'PROVIDER',
    noun: 'the provider',
    needs: [],
    interfaces: ['IWMDRMProvider'],
    page: 'wmformat/iwmdrmprovider',
    make: async ({ open }) => {
      const machine = await open();
      const object = await machine.provider();
      return {
        object: plain(object),
        changes: [
          () => object.call('CreateObject', 'IWMDRMLicenseManagement'),
          () => machine.wmdrmsdk.call('WMDRMShutdown'),
        ],
      };
    },
  },
  {
    id: 'MANAGEMENT',
    noun: 'the license management object',
    needs: [],
    interfaces: ['IWMDRMLicenseManagement', ...eventGenerator],
    page: 'wmformat/iwmdrmlicensemanagement',
    make: async ({ open }) => {
      const machine = await open();
      const object = await machine.management();
      return {
        object: plain(object),
        changes: [
          () => object.call('QueueEvent', 1234, GUID_NULL, S_OK, null),
          () => object.call('Shutdown'),
          () => machine.wmdrmsdk.call('WMDRMShutdown'),
        ],
      };
    },
  },
  {
    id: 'QUERY',
    noun: 'the license query object',
    needs: ['query'],
    interfaces: ['IWMDRMLicenseQuery'],
    page: 'wmformat/iwmdrmlicensequery',
    make: async ({ open }) => {
      const machine = await open();
      const object = await machine.create('IWMDRMLicenseQuery');
      return { object: plain(object), changes: [() => machine.wmdrmsdk.call('WMDRMShutdown')] };
    },
  },
  {
    id: 'SECURITY',
    noun: 'the security object',
    needs: ['security'],
    interfaces: ['IWMDRMSecurity', ...eventGenerator],
    page: 'wmformat/iwmdrmsecurity',
    make: async ({ open }) => {
      const object = await (await open()).create('IWMDRMSecurity');
      return { object: plain(object), changes: [() => object.call('Shutdown')] };
    },
  },
  {
    id: 'LICENSE',
    noun: 'a license enumerator',
    needs: ['licenses'],
    interfaces: ['IWMDRMLicense'],
    page: 'wmformat/iwmdrmlicense',
    make: async ({ open, fixtures }) => {
      const licenses = namesOf(fixtures(({ kind }) => kind === 'permitted'));
      const management = await (await open({ licenses })).management();
      const made = await management.call('CreateLicenseEnumeration', null);
      const object = present('CreateLicenseEnumeration', made);
      return { object: plain(object), changes: [() => object.call('GetNext')] };
    },
  },
  {
    id: 'STATUS',
    noun: 'the value of a backup progress event',
    needs: [],
    interfaces: ['IWMDRMLicenseBackupRestoreStatus'],
    page: 'wmformat/iwmdrmlicensebackuprestorestatus',
    make: async ({ open, directory }) => {
      const machine = await open();
      const management = await machine.management();
      present('BackupLicenses', await management.call('BackupLicenses', await directory(), 0));
      const event = await machine.nextEvent(management);
      const { vt, value } = present('GetValue', await event.call('GetValue'));
      expectThat('the value is VT_UNKNOWN', vt === VT_UNKNOWN && value instanceof Face);
      return { object: plain(value), changes: [() => management.call('Shutdown')] };
    },
  },
  {
    id: 'COOKIE',
    noun: 'a cancelation cookie',
    needs: [],
    interfaces: [],
    page: 'wmformat/iwmdrmlicensemanagement-backuplicenses',
    make: async ({ open, directory }) => {
      const machine = await open();
      const management = await machine.management();
      const started = await management.call('BackupLicenses', await directory(), 0);
      const object = present('BackupLicenses', started);
      return {
        object: plain(object),
        changes: [() => management.call('CancelAsyncOperation', object)],
      };
    },
  },
  {
    id: 'EVENT',
    noun: 'a media event',
    needs: [],
    interfaces: ['IMFMediaEvent', 'IMFAttributes'],
    page: 'sdk-api IMFMediaEvent',
    make: async (context) => {
      const object = await queuedEvent(context);
      return {
        object: plain(object),
        changes: [() => object.call('SetUINT32', GUID_NULL, 1), () => object.call('GetValue')],
      };
    },
  },
  {
    id: 'RESULT',
    noun: 'an asynchronous result',
    needs: [],
    interfaces: ['IMFAsyncResult'],
    page: 'sdk-api IMFAsyncResult',
    make: async ({ open }) => {
      const machine = await open();
      const management = await machine.management();
      const callback = machine.callback();
      await management.call('BeginGetEvent', callback, null);
      await management.call('QueueEvent', 1234, GUID_NULL, S_OK, null);
      const object = await machine.until('the callback is invoked', () => callback.results[0]);
      return { object: plain(object), changes: [() => management.call('EndGetEvent', object)] };
    },
  },
  {
    id: 'QUEUE',
    noun: 'an event queue',
    needs: ['media-foundation'],
    interfaces: ['IMFMediaEventQueue'],
    page: 'sdk-api IMFMediaEventQueue',
    make: async ({ open }) => {
      const made = await (await open()).mfplat.call('MFCreateEventQueue');
      const object = present('MFCreateEventQueue', made);
      return { object: plain(object), changes: [() => object.call('Shutdown')] };
    },
  },
  {
    id: 'ATTRIBUTES',
    noun: 'a set of attributes',
    needs: ['media-foundation'],
    interfaces: ['IMFAttributes'],
    page: 'sdk-api IMFAttributes',
    make: async ({ open }) => {
      const made = await (await open()).mfplat.call('MFCreateAttributes', 1);
      const object = present('MFCreateAttributes', made);
      return { object: plain(object), changes: [() => object.call('DeleteAllItems')] };
    },
  },
];
