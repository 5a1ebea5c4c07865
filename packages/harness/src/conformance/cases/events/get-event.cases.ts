import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { invoked, settleWell, typeOf, type EventSource, type SourceKind } from './event-source.js';

/** GetEvent. */
export function getEventCases(kind: SourceKind): readonly ContractCase<ConformanceContext>[] {
  const { prefix, noun, needs, documented, open } = kind;
  // The page of the queue's method sends to that of the generator for everything but the codes.
  const remarks = documented('GetEvent', 'Remarks');
  return [
    defineCase({
      id: `${prefix}-GET-01`,
      title: `${noun} without events answers GetEvent(MF_EVENT_FLAG_NO_WAIT) at once with MF_E_NO_EVENTS_AVAILABLE`,
      needs,
      source: remarks,
      run: async (context) => {
        const source = await open(context);
        expectEqual('GetEvent', (await source.getEvent()).code, 'MF_E_NO_EVENTS_AVAILABLE');
        expectEqual('again', (await source.getEvent()).code, 'MF_E_NO_EVENTS_AVAILABLE');
      },
    }),
    defineCase({
      id: `${prefix}-GET-02`,
      title: `${noun} with an event answers GetEvent at once with S_OK, whatever the flag`,
      needs,
      source: remarks,
      run: async (context) => {
        const source = await open(context);
        for (const flags of [0, 1]) {
          await source.queue();
          expectEqual(`GetEvent(${flags})`, (await source.getEvent(flags)).code, 'S_OK');
        }
      },
    }),
    defineCase({
      id: `${prefix}-GET-03`,
      title: `${noun} gives its events in the order they were queued, each one once`,
      needs,
      source: documented('GetEvent', 'Description'),
      run: async (context) => {
        const source = await open(context);
        const types = Array.from({ length: 300 }, (_, at) => 1000 + at);
        for (const type of types) await source.queue({ type });
        const taken: number[] = [];
        while (taken.length < types.length) taken.push(await typeOf(await source.getEvent()));
        expectEqual('types', taken, types);
        expectEqual('one more', (await source.getEvent()).code, 'MF_E_NO_EVENTS_AVAILABLE');
      },
    }),
    defineCase({
      id: `${prefix}-GET-04`,
      title: `${noun} answers GetEvent with MF_E_MULTIPLE_SUBSCRIBERS from BeginGetEvent until EndGetEvent`,
      needs,
      source: remarks,
      run: async (context) => {
        const source = await open(context);
        const callback = source.machine.callback();
        await source.begin(callback);
        expectEqual('pending', (await source.getEvent()).code, 'MF_E_MULTIPLE_SUBSCRIBERS');
        await source.queue();
        const result = await invoked(source, callback);
        expectEqual('invoked', (await source.getEvent()).code, 'MF_E_MULTIPLE_SUBSCRIBERS');
        await source.end(result);
        expectEqual('ended', (await source.getEvent()).code, 'MF_E_NO_EVENTS_AVAILABLE');
      },
    }),
    defineCase({
      id: `${prefix}-GET-05`,
      title: `${noun} lets GetEvent(0) wait until an event is queued`,
      needs: [...needs, 'blocking-get-event'],
      source: remarks,
      run: async (context) => {
        const source = await open(context);
        const waiting = waitForEvent(source);
        await settleWell(source);
        expectEqual('before there is an event', waiting.answer?.code, undefined);
        await source.queue({ type: 1234 });
        const answer = await source.machine.until('GetEvent(0) is answered', () => waiting.answer);
        expectEqual('type', await typeOf(answer), 1234);
      },
    }),
    defineCase({
      id: `${prefix}-GET-06`,
      title: `${noun} that is shut down answers a waiting GetEvent(0) with MF_E_SHUTDOWN`,
      needs: [...needs, 'blocking-get-event'],
      source: remarks,
      run: async (context) => {
        const source = await open(context);
        const waiting = waitForEvent(source);
        await settleWell(source);
        await source.shutdown();
        const answer = await source.machine.until('GetEvent(0) is answered', () => waiting.answer);
        expectEqual('GetEvent(0)', answer.code, 'MF_E_SHUTDOWN');
      },
    }),
    defineCase({
      id: `${prefix}-GET-07`,
      title: `${noun} refuses flags GetEvent does not have with E_INVALIDARG, and keeps its events`,
      needs,
      keyword: 'SHOULD',
      source: { level: 'design', decision: 'Media Foundation: order of checks' },
      run: async (context) => {
        const source = await open(context);
        await source.queue();
        expectEqual('GetEvent(2)', (await source.getEvent(2)).code, 'E_INVALIDARG');
        expectEqual('afterwards', (await source.getEvent()).code, 'S_OK');
      },
    }),
  ];
}

/** A GetEvent(0) that is left to itself; its answer comes when it comes. */
function waitForEvent(source: EventSource): {
  answer?: Awaited<ReturnType<EventSource['getEvent']>>;
} {
  const waiting: ReturnType<typeof waitForEvent> = {};
  void source.getEvent(0).then((answer) => (waiting.answer = answer));
  return waiting;
}
