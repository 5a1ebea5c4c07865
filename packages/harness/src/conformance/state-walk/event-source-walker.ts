import { expectEqual } from '../../contract/expectations.js';
import type { EventSource } from '../cases/events/event-source.js';
import type { Face } from '../machine/face.js';
import type { SourceMove, SourceState } from './event-source-table.js';
import type { Walker } from './state-table.js';

/** Makes the moves of the table on an event source, and sees to it that callbacks come when they must and only then. */
export function eventSourceWalker(source: EventSource): Walker<SourceState, SourceMove> {
  const { machine } = source;
  const [callback, otherCallback] = [machine.callback(), machine.callback()];
  const [state, otherState] = [machine.callback(), machine.callback()];
  let ended: Face<'IMFAsyncResult'> | null = null;
  let invocations = 0;
  let isInvoked = false;
  return {
    make: async (move) => {
      switch (move) {
        case 'get':
          return (await source.getEvent()).code;
        case 'begin':
          return source.begin(callback, state);
        case 'begin other state':
          return source.begin(callback, otherState);
        case 'begin other callback':
          return source.begin(otherCallback, state);
        case 'begin nothing':
          return source.begin(null, state);
        case 'end': {
          ended = callback.results.at(-1) ?? null;
          return (await source.end(ended)).code;
        }
        case 'end old':
          return (await source.end(ended)).code;
        case 'queue':
          return source.queue();
        case 'shut down':
          return source.shutdown();
      }
    },
    arrive: async (at) => {
      const mustBe = at === 'invoked, one' || at === 'invoked, two';
      if (mustBe && !isInvoked) {
        invocations += 1;
        await machine.until('the callback is invoked', () => callback.results[invocations - 1]);
      }
      isInvoked = mustBe;
      await machine.settle();
      expectEqual('invocations so far', callback.results.length, invocations);
      expectEqual('invocations of the other callback', otherCallback.results.length, 0);
    },
  };
}
