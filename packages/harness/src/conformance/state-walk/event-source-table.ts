import type { Cell, StateTable } from './state-table.js';

/** How many events are queued, and what became of the request of BeginGetEvent. */
export type SourceState =
  'empty' | 'one' | 'two' | 'waiting' | 'invoked, one' | 'invoked, two' | 'shut down';

/** What a client can do. `begin` has always the same callback and state; `end old` a result that was used before, or none. */
export type SourceMove =
  | 'get'
  | 'begin'
  | 'begin other state'
  | 'begin other callback'
  | 'begin nothing'
  | 'end'
  | 'end old'
  | 'queue'
  | 'shut down';

type Cells = StateTable<SourceState, SourceMove>['cells'];

const documented = (answer: string, next: SourceState): Cell<SourceState> => ({
  answer,
  next,
  level: 'documented',
});
const design = (answer: string, next: SourceState): Cell<SourceState> => ({
  answer,
  next,
  level: 'design',
});

/** What holds in a state where nothing is pending. */
function idle(state: SourceState): Cells[SourceState] {
  return {
    'begin nothing': documented('E_INVALIDARG', state),
    'end old': design('E_FAIL', state),
    'shut down': design('S_OK', 'shut down'),
  };
}

/** What holds in a state where a request is pending. */
function pending(state: SourceState): Cells[SourceState] {
  return {
    get: documented('MF_E_MULTIPLE_SUBSCRIBERS', state),
    begin: documented('MF_S_MULTIPLE_BEGIN', state),
    'begin other state': documented('MF_E_MULTIPLE_BEGIN', state),
    'begin other callback': documented('MF_E_MULTIPLE_SUBSCRIBERS', state),
    'begin nothing': documented('E_INVALIDARG', state),
    'end old': design('E_FAIL', state),
    'shut down': design('S_OK', 'shut down'),
  };
}

/** @param isQueue whether it is a bare queue: the two differ once they are shut down. */
export function eventSourceTable(isQueue: boolean): StateTable<SourceState, SourceMove> {
  return {
    start: 'empty',
    cells: {
      empty: {
        ...idle('empty'),
        get: documented('MF_E_NO_EVENTS_AVAILABLE', 'empty'),
        begin: documented('S_OK', 'waiting'),
        queue: documented('S_OK', 'one'),
      },
      one: {
        ...idle('one'),
        get: documented('S_OK', 'empty'),
        begin: documented('S_OK', 'invoked, one'),
        queue: documented('S_OK', 'two'),
      },
      two: {
        ...idle('two'),
        get: documented('S_OK', 'one'),
        begin: documented('S_OK', 'invoked, two'),
      },
      waiting: { ...pending('waiting'), queue: documented('S_OK', 'invoked, one') },
      'invoked, one': {
        ...pending('invoked, one'),
        end: documented('S_OK', 'empty'),
        queue: documented('S_OK', 'invoked, two'),
      },
      'invoked, two': { ...pending('invoked, two'), end: documented('S_OK', 'one') },
      'shut down': {
        get: documented('MF_E_SHUTDOWN', 'shut down'),
        begin: documented('MF_E_SHUTDOWN', 'shut down'),
        'begin nothing': design(isQueue ? 'E_INVALIDARG' : 'MF_E_SHUTDOWN', 'shut down'),
        'end old': documented('MF_E_SHUTDOWN', 'shut down'),
        queue: documented('MF_E_SHUTDOWN', 'shut down'),
        'shut down': design(isQueue ? 'S_OK' : 'MF_E_SHUTDOWN', 'shut down'),
      },
    },
  };
}
