import { GUID_NULL } from '@wmdrm/com';
import * as com from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import type { RequirementSource } from '../../../contract/requirement.js';
import type { ConformanceContext } from '../../conformance-context.js';
import type { Face } from '../../machine/face.js';
import { present } from '../../machine/machine.js';
import { queueKind, typeOf } from './event-source.js';

const needs = ['media-foundation'] as const;

function page(name: string, section = 'Return value'): RequirementSource {
  return { level: 'documented', page: `sdk-api ${name}`, section };
}

/** What MFCreateEventQueue, MFCreateMediaEvent and MFCreateAsyncResult make, beyond what generators have too. */
export const mediaFoundationObjectCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'EQ-OBJECT-01',
    title: 'an event queue is no event generator',
    needs,
    source: { level: 'inherited', rule: 'mfobjects.h: IMFMediaEventQueue derives from IUnknown' },
    run: async ({ open }) => {
      const { mfplat } = await open();
      const queue = present('MFCreateEventQueue', await mfplat.call('MFCreateEventQueue'));
      expectEqual(
        'as a generator',
        (await queue.query('IMFMediaEventGenerator')).code,
        'E_NOINTERFACE',
      );
    },
  }),
  defineCase({
    id: 'EQ-OBJECT-02',
    title: 'IMFMediaEventQueue::QueueEvent queues the very event it is given',
    needs,
    source: page('IMFMediaEventQueue::QueueEvent', 'Description'),
    run: async (context) => {
      const { mfplat } = await context.open();
      const queue = present('MFCreateEventQueue', await mfplat.call('MFCreateEventQueue'));
      const made = await mfplat.call('MFCreateMediaEvent', 1234, GUID_NULL, com.S_OK, null);
      const event = present('MFCreateMediaEvent', made);
      await event.call('SetUINT32', GUID_NULL, 7);
      expectEqual('QueueEvent', await queue.codeOf('QueueEvent', event), 'S_OK');
      const taken = present('GetEvent', await queue.call('GetEvent', com.MF_EVENT_FLAG_NO_WAIT));
      expectEqual('its attribute', (await taken.call('GetUINT32', GUID_NULL)).value, 7);
    },
  }),
  defineCase({
    id: 'EQ-OBJECT-03',
    title: 'IMFMediaEventQueue::QueueEvent without an event is refused with E_INVALIDARG',
    needs,
    source: { level: 'inherited', rule: 'COM: a null pointer where an object is needed' },
    run: async (context) => {
      const { mfplat } = await context.open();
      const queue = present('MFCreateEventQueue', await mfplat.call('MFCreateEventQueue'));
      expectEqual('QueueEvent(null)', await queue.codeOf('QueueEvent', null), 'E_INVALIDARG');
      const { code } = await queue.call('GetEvent', com.MF_EVENT_FLAG_NO_WAIT);
      expectEqual('GetEvent', code, 'MF_E_NO_EVENTS_AVAILABLE');
    },
  }),
  defineCase({
    id: 'EQ-OBJECT-04',
    title:
      'IMFMediaEventQueue::QueueEventParamUnk makes an event whose value is the object, VT_UNKNOWN',
    needs,
    source: page('IMFMediaEventQueue::QueueEventParamUnk', 'Parameters'),
    run: async (context) => {
      const machine = await context.open();
      const queue = present('MFCreateEventQueue', await machine.mfplat.call('MFCreateEventQueue'));
      const object = machine.callback();
      await queue.call('QueueEventParamUnk', 1234, GUID_NULL, com.S_OK, object);
      const event = present('GetEvent', await queue.call('GetEvent', com.MF_EVENT_FLAG_NO_WAIT));
      const { vt, value } = present('GetValue', await event.call('GetValue'));
      expectEqual('vt', vt, com.VT_UNKNOWN);
      expectThat('it is the object', isHolder(value) && value.reference === object.reference);
    },
  }),
  defineCase({
    id: 'EQ-OBJECT-05',
    title: 'event queues do not see the events of each other',
    needs,
    source: { level: 'inherited', rule: 'sdk-api MFCreateEventQueue: creates a queue' },
    run: async (context) => {
      const one = await queueKind.open(context);
      const other = await one.another();
      await one.queue({ type: 1001 });
      expectEqual('the other', (await other.getEvent()).code, 'MF_E_NO_EVENTS_AVAILABLE');
      expectEqual('the one', await typeOf(await one.getEvent()), 1001);
    },
  }),
  defineCase({
    id: 'EQ-OBJECT-06',
    title: 'an event queue that is shut down takes no event, however it is given',
    needs,
    source: page('IMFMediaEventQueue::Shutdown', 'Remarks'),
    run: async (context) => {
      const { mfplat } = await context.open();
      const queue = present('MFCreateEventQueue', await mfplat.call('MFCreateEventQueue'));
      const made = await mfplat.call('MFCreateMediaEvent', 1234, GUID_NULL, com.S_OK, null);
      const event = present('MFCreateMediaEvent', made);
      await queue.call('Shutdown');
      expectEqual('QueueEvent', await queue.codeOf('QueueEvent', event), 'MF_E_SHUTDOWN');
      const code = await queue.codeOf('QueueEventParamUnk', 1234, GUID_NULL, com.S_OK, null);
      expectEqual('QueueEventParamUnk', code, 'MF_E_SHUTDOWN');
    },
  }),
  defineCase({
    id: 'AR-STATUS-01',
    title: 'an asynchronous result answers S_OK at first, then the status that was set',
    needs,
    source: page('IMFAsyncResult::SetStatus', 'Description'),
    run: async ({ open }) => {
      const { mfplat } = await open();
      const result = present(
        'MFCreateAsyncResult',
        await mfplat.call('MFCreateAsyncResult', null, null, null),
      );
      expectEqual('at first', (await result.call('GetStatus')).value, com.S_OK);
      for (const status of [com.E_FAIL, com.S_FALSE, com.NS_E_DRM_BACKUP_EXISTS]) {
        expectEqual('SetStatus', await result.codeOf('SetStatus', status), 'S_OK');
        expectEqual('GetStatus', (await result.call('GetStatus')).value, status);
      }
    },
  }),
  defineCase({
    id: 'AR-OBJECT-01',
    title: 'an asynchronous result answers the object and the state it was made with',
    needs,
    source: page('MFCreateAsyncResult', 'Parameters'),
    run: async ({ open }) => {
      const machine = await open();
      const [object, callback, state] = [
        machine.callback(),
        machine.callback(),
        machine.callback(),
      ];
      const result = present(
        'MFCreateAsyncResult',
        await machine.mfplat.call('MFCreateAsyncResult', object, callback, state),
      );
      const same = (face: Face<'IUnknown'>, as: { readonly reference: unknown }): boolean =>
        face.reference === as.reference;
      expectThat('GetObject', same(present('GetObject', await result.call('GetObject')), object));
      expectThat('GetState', same(present('GetState', await result.call('GetState')), state));
    },
  }),
  defineCase({
    id: 'AR-OBJECT-02',
    title: 'an asynchronous result without an object answers GetObject with E_POINTER',
    needs,
    source: page('IMFAsyncResult::GetObject'),
    run: async ({ open }) => {
      const { mfplat } = await open();
      const made = await mfplat.call('MFCreateAsyncResult', null, null, null);
      const result = present('MFCreateAsyncResult', made);
      expectEqual('GetObject', await result.codeOf('GetObject'), 'E_POINTER');
    },
  }),
  defineCase({
    id: 'AR-OBJECT-03',
    title:
      'an asynchronous result without a state answers GetState with E_POINTER and GetStateNoAddRef with null',
    needs,
    source: page('IMFAsyncResult::GetStateNoAddRef', 'Description'),
    run: async ({ open }) => {
      const { mfplat } = await open();
      const made = await mfplat.call('MFCreateAsyncResult', null, null, null);
      const result = present('MFCreateAsyncResult', made);
      expectEqual('GetState', await result.codeOf('GetState'), 'E_POINTER');
      expectEqual('GetStateNoAddRef', (await result.call('GetStateNoAddRef')).value, null);
    },
  }),
];

function isHolder(value: unknown): value is { readonly reference: unknown } {
  return typeof value === 'object' && value !== null && 'reference' in value;
}
