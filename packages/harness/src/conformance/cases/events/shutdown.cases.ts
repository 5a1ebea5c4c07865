import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual } from '../../../contract/expectations.js';
import type { RequirementSource } from '../../../contract/requirement.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { invoked, settleWell, type SourceKind } from './event-source.js';

/** Shutdown of an object with a queue of events. */
export function shutdownCases(kind: SourceKind): readonly ContractCase<ConformanceContext>[] {
  const { prefix, noun, needs, open } = kind;
  const isQueue = prefix === 'EQ';
  const returns = (method: string): RequirementSource => ({
    level: 'documented',
    page: `sdk-api IMFMediaEventGenerator::${method}`,
    section: 'Return value',
  });
  return [
    defineCase({
      id: `${prefix}-SHUTDOWN-01`,
      title: `${noun} that is shut down answers GetEvent with MF_E_SHUTDOWN, also where events were left`,
      needs,
      source: returns('GetEvent'),
      run: async (context) => {
        const source = await open(context);
        await source.queue();
        expectEqual('Shutdown', await source.shutdown(), 'S_OK');
        expectEqual('GetEvent(1)', (await source.getEvent(1)).code, 'MF_E_SHUTDOWN');
        expectEqual('GetEvent(0)', (await source.getEvent(0)).code, 'MF_E_SHUTDOWN');
      },
    }),
    defineCase({
      id: `${prefix}-SHUTDOWN-02`,
      title: `${noun} that is shut down answers BeginGetEvent with MF_E_SHUTDOWN, and invokes nobody`,
      needs,
      source: returns('BeginGetEvent'),
      run: async (context) => {
        const source = await open(context);
        const callback = source.machine.callback();
        await source.queue();
        await source.shutdown();
        expectEqual('BeginGetEvent', await source.begin(callback), 'MF_E_SHUTDOWN');
        await settleWell(source);
        expectEqual('invocations', callback.results.length, 0);
      },
    }),
    defineCase({
      id: `${prefix}-SHUTDOWN-03`,
      title: `${noun} that is shut down answers EndGetEvent with MF_E_SHUTDOWN, also with the result of a posted callback`,
      needs,
      source: returns('EndGetEvent'),
      run: async (context) => {
        const source = await open(context);
        const callback = source.machine.callback();
        await source.begin(callback);
        await source.queue();
        const result = await invoked(source, callback);
        await source.shutdown();
        expectEqual('EndGetEvent', (await source.end(result)).code, 'MF_E_SHUTDOWN');
      },
    }),
    defineCase({
      id: `${prefix}-SHUTDOWN-04`,
      title: `${noun} that is shut down takes no more events: MF_E_SHUTDOWN`,
      needs,
      source: isQueue
        ? {
            level: 'documented',
            page: 'sdk-api IMFMediaEventQueue::QueueEventParamVar',
            section: 'Return value',
          }
        : returns('QueueEvent'),
      run: async (context) => {
        const source = await open(context);
        await source.shutdown();
        expectEqual('QueueEvent', await source.queue(), 'MF_E_SHUTDOWN');
      },
    }),
    defineCase({
      id: `${prefix}-SHUTDOWN-05`,
      title: isQueue
        ? `${noun} answers a second Shutdown with S_OK`
        : `${noun} answers a second Shutdown with MF_E_SHUTDOWN`,
      needs,
      source: {
        level: 'design',
        decision: isQueue ? 'Media Foundation: second Shutdown' : 'U43',
      },
      run: async (context) => {
        const source = await open(context);
        await source.shutdown();
        expectEqual('again', await source.shutdown(), isQueue ? 'S_OK' : 'MF_E_SHUTDOWN');
      },
    }),
    defineCase({
      id: `${prefix}-SHUTDOWN-06`,
      title: `${noun} that is shut down does not invoke a callback that still waits for an event`,
      needs,
      source: { level: 'design', decision: 'Media Foundation: a Begin is pending at Shutdown' },
      run: async (context) => {
        const source = await open(context);
        const callback = source.machine.callback();
        await source.begin(callback);
        await source.shutdown();
        await settleWell(source);
        expectEqual('invocations', callback.results.length, 0);
      },
    }),
    defineCase({
      id: `${prefix}-SHUTDOWN-07`,
      title: `${noun} that is shut down still answers QueryInterface`,
      needs,
      source: { level: 'inherited', rule: 'com/rules-for-implementing-queryinterface: static set' },
      run: async (context) => {
        const source = await open(context);
        const name = isQueue ? 'IMFMediaEventQueue' : 'IWMDRMLicenseManagement';
        await source.shutdown();
        expectEqual(name, (await source.object.query(name)).code, 'S_OK');
        expectEqual(
          'IMFAsyncResult',
          (await source.object.query('IMFAsyncResult')).code,
          'E_NOINTERFACE',
        );
      },
    }),
  ];
}
