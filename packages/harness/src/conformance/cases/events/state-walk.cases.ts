import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { eventSourceTable } from '../../state-walk/event-source-table.js';
import { eventSourceWalker } from '../../state-walk/event-source-walker.js';
import { walkCells, walkRandomly } from '../../state-walk/walk.js';
import type { SourceKind } from './event-source.js';

/** Every state with every move, then random paths. */
export function stateWalkCases(kind: SourceKind): readonly ContractCase<ConformanceContext>[] {
  const { prefix, noun, needs, open } = kind;
  const table = eventSourceTable(prefix === 'EQ');
  // One machine for all walks of a case: each has a source of its own.
  const makingWalkers = async (context: ConformanceContext) => {
    const first = await open(context);
    return async () => eventSourceWalker(await first.another());
  };
  const random = `${prefix}-WALK-03`;
  return [
    defineCase({
      id: `${prefix}-WALK-01`,
      title: `${noun} answers as the pages say in every state, whatever came before`,
      needs,
      source: {
        level: 'documented',
        page: 'sdk-api IMFMediaEventGenerator::BeginGetEvent',
        section: 'Return value; likewise GetEvent, EndGetEvent, QueueEvent',
      },
      run: async (context) => {
        const makeWalker = await makingWalkers(context);
        await walkCells(table, ({ level }) => level === 'documented', makeWalker);
      },
    }),
    defineCase({
      id: `${prefix}-WALK-02`,
      title: `${noun} answers as decided in every state where the pages are silent`,
      needs,
      source: { level: 'design', decision: 'Media Foundation: order of checks' },
      run: async (context) => {
        const makeWalker = await makingWalkers(context);
        await walkCells(table, ({ level }) => level !== 'documented', makeWalker);
      },
    }),
    defineCase({
      id: random,
      title: `${noun} answers as the table of states says on any path through it`,
      needs,
      source: { level: 'design', decision: 'Media Foundation: order of checks' },
      run: async (context) => {
        const makeWalker = await makingWalkers(context);
        const { random: draw, script } = context;
        await walkRandomly(table, makeWalker, { random: draw, script, id: random });
      },
    }),
  ];
}
