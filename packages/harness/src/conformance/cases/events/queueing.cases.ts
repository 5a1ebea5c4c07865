import { formatGuid, GUID_NULL, guid } from '@wmdrm/com';
import * as com from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { Face } from '../../machine/face.js';
import { present } from '../../machine/machine.js';
import { typeOf, type SourceKind } from './event-source.js';

const custom = '6f1d1a3e-0c57-4a25-9f43-6a6b6d1c9e01';

/** QueueEvent, and what of it comes out of the event. */
export function queueingCases(kind: SourceKind): readonly ContractCase<ConformanceContext>[] {
  const { prefix, noun, needs, documented, open } = kind;
  const method = prefix === 'EG' ? 'QueueEvent' : 'QueueEventParamVar';
  const parameters = documented(method, 'Parameters');
  return [
    defineCase({
      id: `${prefix}-QUEUE-01`,
      title: `${noun} makes an event of what is queued: its type and its extended type`,
      needs,
      source: parameters,
      run: async (context) => {
        const source = await open(context);
        await source.queue({ type: com.MEExtendedType, extendedType: custom });
        const event = present('GetEvent', await source.getEvent());
        expectEqual('GetType', (await event.call('GetType')).value, com.MEExtendedType);
        const extended = present('GetExtendedType', await event.call('GetExtendedType'));
        expectEqual('GetExtendedType', formatGuid(guid(extended)), formatGuid(guid(custom)));
      },
    }),
    defineCase({
      id: `${prefix}-QUEUE-02`,
      title: `${noun} keeps a status of failure as the value of the event: its GetStatus succeeds and answers it`,
      needs,
      source: parameters,
      run: async (context) => {
        const source = await open(context);
        for (const status of [com.S_OK, com.E_FAIL, com.NS_E_DRM_BACKUP_EXISTS, com.S_FALSE]) {
          await source.queue({ status });
          const event = present('GetEvent', await source.getEvent());
          const answer = await event.call('GetStatus');
          expectEqual('code of the call', answer.code, 'S_OK');
          expectEqual('the status', answer.value, status);
        }
      },
    }),
    defineCase({
      id: `${prefix}-QUEUE-03`,
      title: `${noun} makes an event whose value is VT_EMPTY where none is given`,
      needs,
      source: {
        level: 'inherited',
        rule: 'medfound/media-event-generators: some events have no data',
      },
      run: async (context) => {
        const source = await open(context);
        await source.queue({ value: null });
        const event = present('GetEvent', await source.getEvent());
        const value = present('GetValue', await event.call('GetValue'));
        expectEqual('vt', value.vt, com.VT_EMPTY);
      },
    }),
    defineCase({
      id: `${prefix}-QUEUE-04`,
      title: `${noun} gives a value back with its type and content`,
      needs,
      source: parameters,
      run: async (context) => {
        const source = await open(context);
        const bytes = context.random.bytes(100);
        for (const value of [
          { vt: com.VT_UI4, value: 0xffff_ffff },
          { vt: com.VT_I4, value: -5 },
          { vt: com.VT_UI8, value: 2n ** 64n - 1n },
          { vt: com.VT_I8, value: -(2n ** 63n) },
          { vt: com.VT_R8, value: 0.1 },
          { vt: com.VT_BOOL, value: true },
          { vt: com.VT_LPWSTR, value: 'naïve 日本 𝄞' },
          { vt: com.VT_CLSID, value: custom },
          { vt: com.VT_FILETIME, value: 132_000_000_000_000_000n },
          { vt: com.VT_BLOB, value: bytes },
        ]) {
          expectEqual('QueueEvent', await source.queue({ value }), 'S_OK');
          const event = present('GetEvent', await source.getEvent());
          const got = present('GetValue', await event.call('GetValue'));
          expectEqual(`vt ${value.vt}`, { vt: got.vt, value: got.value }, value);
        }
      },
    }),
    defineCase({
      id: `${prefix}-QUEUE-05`,
      title: `${noun} gives an object that is a value back as the same object, at each GetValue`,
      needs,
      source: { level: 'inherited', rule: 'sdk-api IMFMediaEvent::GetValue; COM identity' },
      run: async (context) => {
        const source = await open(context);
        const object = source.machine.callback();
        await source.queue({ value: { vt: com.VT_UNKNOWN, value: object } });
        const event = present('GetEvent', await source.getEvent());
        for (const time of ['first', 'second']) {
          const { vt, value } = present('GetValue', await event.call('GetValue'));
          expectEqual(`vt, ${time} time`, vt, com.VT_UNKNOWN);
          expectThat(
            `the object is the same, ${time} time`,
            value instanceof Face && value.reference === object.reference,
          );
        }
      },
    }),
    defineCase({
      id: `${prefix}-QUEUE-06`,
      title: `${noun} keeps events nobody reads`,
      needs,
      source: { level: 'design', decision: 'U28' },
      run: async (context) => {
        const source = await open(context);
        const count = 1000;
        for (let n = 0; n < count; n += 1) await source.queue({ type: 1000 + n });
        for (let n = 0; n < count; n += 1) {
          expectEqual('type', await typeOf(await source.getEvent()), 1000 + n);
        }
      },
    }),
    defineCase({
      id: `${prefix}-QUEUE-07`,
      title: `${noun} hands out events that are IMFMediaEvent and IMFAttributes, without attributes of their own`,
      needs,
      source: { level: 'inherited', rule: 'sdk-api IMFMediaEvent: inherits IMFAttributes' },
      run: async (context) => {
        const source = await open(context);
        await source.queue({ extendedType: GUID_NULL });
        const event = present('GetEvent', await source.getEvent());
        const attributes = present('QueryInterface', await event.query('IMFAttributes'));
        expectEqual('GetCount', (await attributes.call('GetCount')).value, 0);
        expectEqual('back', (await attributes.query('IMFMediaEvent')).code, 'S_OK');
      },
    }),
    defineCase({
      id: `${prefix}-QUEUE-08`,
      title: `${noun} makes events whose extended type is GUID_NULL unless another is given`,
      needs,
      source: {
        level: 'documented',
        page: 'sdk-api IMFMediaEvent::GetExtendedType',
        section: 'Remarks',
      },
      run: async (context) => {
        const source = await open(context);
        await source.queue({ type: 1234 });
        const event = present('GetEvent', await source.getEvent());
        const extended = present('GetExtendedType', await event.call('GetExtendedType'));
        expectEqual('GetExtendedType', formatGuid(guid(extended)), formatGuid(GUID_NULL));
      },
    }),
  ];
}
