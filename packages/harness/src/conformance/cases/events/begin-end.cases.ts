import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { present } from '../../machine/machine.js';
import { invoked, settleWell, typeOf, type SourceKind } from './event-source.js';

/** BeginGetEvent, IMFAsyncCallback::Invoke and EndGetEvent. */
export function beginEndCases(kind: SourceKind): readonly ContractCase<ConformanceContext>[] {
  const { prefix, noun, needs, open } = kind;
  // The page of the queue says: as the generator's method, with its parameters passed on.
  const documented = (method: string, section: string) =>
    ({ level: 'documented', page: `sdk-api IMFMediaEventGenerator::${method}`, section }) as const;
  const returns = documented('BeginGetEvent', 'Return value');
  return [
    defineCase({
      id: `${prefix}-BEGIN-01`,
      title: `${noun} refuses BeginGetEvent without a callback with E_INVALIDARG, and nothing is pending`,
      needs,
      source: returns,
      run: async (context) => {
        const source = await open(context);
        expectEqual('BeginGetEvent', await source.begin(null), 'E_INVALIDARG');
        expectEqual('GetEvent', (await source.getEvent()).code, 'MF_E_NO_EVENTS_AVAILABLE');
      },
    }),
    defineCase({
      id: `${prefix}-BEGIN-02`,
      title: `${noun} invokes the callback when an event is queued, and EndGetEvent gives that event`,
      needs,
      source: documented('BeginGetEvent', 'Remarks'),
      run: async (context) => {
        const source = await open(context);
        const callback = source.machine.callback();
        expectEqual('BeginGetEvent', await source.begin(callback), 'S_OK');
        await settleWell(source);
        expectEqual('invoked before there is an event', callback.results.length, 0);
        await source.queue({ type: 1234 });
        const result = await invoked(source, callback);
        expectEqual('type', await typeOf(await source.end(result)), 1234);
      },
    }),
    defineCase({
      id: `${prefix}-BEGIN-03`,
      title: `${noun} that has an event already invokes the callback for it`,
      needs,
      source: {
        level: 'documented',
        page: 'medfound/media-event-generators',
        section: 'Description',
      },
      run: async (context) => {
        const source = await open(context);
        const callback = source.machine.callback();
        await source.queue({ type: 1234 });
        expectEqual('BeginGetEvent', await source.begin(callback), 'S_OK');
        const result = await invoked(source, callback);
        expectEqual('type', await typeOf(await source.end(result)), 1234);
      },
    }),
    defineCase({
      id: `${prefix}-BEGIN-04`,
      title: `${noun} answers a second BeginGetEvent with the same callback and state with MF_S_MULTIPLE_BEGIN, and invokes once`,
      needs,
      source: returns,
      run: async (context) => {
        const source = await open(context);
        const [callback, state] = [source.machine.callback(), source.machine.callback()];
        await source.begin(callback, state);
        expectEqual('the second', await source.begin(callback, state), 'MF_S_MULTIPLE_BEGIN');
        await source.queue();
        await source.queue();
        await source.end(await invoked(source, callback));
        await settleWell(source);
        expectEqual('invocations', callback.results.length, 1);
      },
    }),
    defineCase({
      id: `${prefix}-BEGIN-05`,
      title: `${noun} answers a second BeginGetEvent with the same callback and another state with MF_E_MULTIPLE_BEGIN`,
      needs,
      source: returns,
      run: async (context) => {
        const source = await open(context);
        const [callback, state] = [source.machine.callback(), source.machine.callback()];
        await source.begin(callback, state);
        expectEqual('another', await source.begin(callback, callback), 'MF_E_MULTIPLE_BEGIN');
        expectEqual('none', await source.begin(callback, null), 'MF_E_MULTIPLE_BEGIN');
        await source.queue();
        const result = await invoked(source, callback);
        const kept = present('GetState', await result.call('GetState'));
        expectThat('the first state is kept', kept.reference === state.reference);
        await source.end(result);
      },
    }),
    defineCase({
      id: `${prefix}-BEGIN-06`,
      title: `${noun} answers a second BeginGetEvent with another callback with MF_E_MULTIPLE_SUBSCRIBERS, whatever its state`,
      needs,
      source: returns,
      run: async (context) => {
        const source = await open(context);
        const [callback, other] = [source.machine.callback(), source.machine.callback()];
        const state = source.machine.callback();
        await source.begin(callback, state);
        expectEqual('same state', await source.begin(other, state), 'MF_E_MULTIPLE_SUBSCRIBERS');
        expectEqual('no state', await source.begin(other, null), 'MF_E_MULTIPLE_SUBSCRIBERS');
        await source.queue();
        await source.end(await invoked(source, callback));
        expectEqual('invocations of the other', other.results.length, 0);
      },
    }),
    defineCase({
      id: `${prefix}-BEGIN-07`,
      title: `${noun} gives the state object back through the result`,
      needs,
      source: documented('BeginGetEvent', 'Parameters'),
      run: async (context) => {
        const source = await open(context);
        const [callback, state] = [source.machine.callback(), source.machine.callback()];
        await source.begin(callback, state);
        await source.queue();
        const result = await invoked(source, callback);
        const got = present('GetState', await result.call('GetState'));
        expectThat('GetState answers it', got.reference === state.reference);
        const { value } = await result.call('GetStateNoAddRef');
        expectThat('so does GetStateNoAddRef', value?.reference === state.reference);
        await source.end(result);
      },
    }),
    defineCase({
      id: `${prefix}-BEGIN-08`,
      title: `${noun} that was given no state has none in the result: GetState answers E_POINTER`,
      needs,
      source: {
        level: 'documented',
        page: 'sdk-api IMFAsyncResult::GetState',
        section: 'Return value',
      },
      run: async (context) => {
        const source = await open(context);
        const callback = source.machine.callback();
        await source.begin(callback, null);
        await source.queue();
        const result = await invoked(source, callback);
        expectEqual('GetState', await result.codeOf('GetState'), 'E_POINTER');
        await source.end(result);
      },
    }),
    defineCase({
      id: `${prefix}-BEGIN-09`,
      title: `${noun} invokes a callback once for each BeginGetEvent, however many events there are`,
      needs,
      source: {
        level: 'inherited',
        rule: 'medfound/calling-asynchronous-methods: one request, one callback',
      },
      run: async (context) => {
        const source = await open(context);
        const callback = source.machine.callback();
        await source.begin(callback);
        for (let n = 0; n < 5; n += 1) await source.queue({ type: 1000 + n });
        await invoked(source, callback);
        await settleWell(source);
        expectEqual('before the end', callback.results.length, 1);
        const taken: number[] = [];
        for (let n = 1; n <= 5; n += 1) {
          taken.push(await typeOf(await source.end(await invoked(source, callback, n))));
          if (n < 5) expectEqual('the next BeginGetEvent', await source.begin(callback), 'S_OK');
        }
        expectEqual('types', taken, [1000, 1001, 1002, 1003, 1004]);
        await settleWell(source);
        expectEqual('at the end', callback.results.length, 5);
      },
    }),
    defineCase({
      id: `${prefix}-BEGIN-10`,
      title: `${noun} hands out a result whose status is a success`,
      needs,
      source: { level: 'inherited', rule: 'sdk-api IMFAsyncResult::GetStatus' },
      run: async (context) => {
        const source = await open(context);
        const callback = source.machine.callback();
        await source.begin(callback);
        await source.queue({ status: 0x8000_4005 });
        const result = await invoked(source, callback);
        const { value = -1 } = await result.call('GetStatus');
        expectThat('GetStatus answers a success code', value >= 0 && value < 0x8000_0000);
        await source.end(result);
      },
    }),
    defineCase({
      id: `${prefix}-END-01`,
      title: `${noun} takes the event at EndGetEvent, not before`,
      needs,
      source: { level: 'design', decision: 'Media Foundation: when is an event taken' },
      run: async (context) => {
        const source = await open(context);
        const callback = source.machine.callback();
        await source.begin(callback);
        await source.queue({ type: 1001 });
        const result = await invoked(source, callback);
        await source.queue({ type: 1002 });
        expectEqual('EndGetEvent', await typeOf(await source.end(result)), 1001);
        expectEqual('GetEvent', await typeOf(await source.getEvent()), 1002);
      },
    }),
    defineCase({
      id: `${prefix}-END-02`,
      title: `${noun} answers EndGetEvent without a result with E_FAIL, and the request stays`,
      needs,
      source: { level: 'design', decision: 'Media Foundation: EndGetEvent with null' },
      run: async (context) => {
        const source = await open(context);
        const callback = source.machine.callback();
        await source.begin(callback);
        await source.queue({ type: 1001 });
        expectEqual('EndGetEvent(null)', (await source.end(null)).code, 'E_FAIL');
        const result = await invoked(source, callback);
        expectEqual('EndGetEvent', await typeOf(await source.end(result)), 1001);
      },
    }),
    defineCase({
      id: `${prefix}-END-03`,
      title: `${noun} gives no event for the result of another object, and its request stays`,
      needs,
      source: { level: 'design', decision: 'Media Foundation: EndGetEvent with another result' },
      run: async (context) => {
        const source = await open(context);
        const other = await source.another();
        const [callback, stranger] = [source.machine.callback(), other.machine.callback()];
        await other.begin(stranger);
        await other.queue({ type: 1002 });
        const foreign = await invoked(other, stranger);
        await source.begin(callback);
        await source.queue({ type: 1001 });
        const own = await invoked(source, callback);
        expectEqual('EndGetEvent(foreign)', (await source.end(foreign)).code, 'E_FAIL');
        expectEqual('EndGetEvent', await typeOf(await source.end(own)), 1001);
        await other.end(foreign);
      },
    }),
    defineCase({
      id: `${prefix}-END-04`,
      title: `${noun} answers a second EndGetEvent with the same result with E_FAIL, and no event`,
      needs,
      source: { level: 'design', decision: 'Media Foundation: EndGetEvent with another result' },
      run: async (context) => {
        const source = await open(context);
        const callback = source.machine.callback();
        await source.begin(callback);
        await source.queue();
        await source.queue();
        const result = await invoked(source, callback);
        present('EndGetEvent', await source.end(result));
        expectEqual('again', (await source.end(result)).code, 'E_FAIL');
        expectEqual('GetEvent', (await source.getEvent()).code, 'S_OK');
      },
    }),
  ];
}
