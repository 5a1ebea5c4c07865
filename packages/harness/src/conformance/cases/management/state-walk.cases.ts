import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { managementTable } from '../../state-walk/management-table.js';
import { managementWalker } from '../../state-walk/management-walker.js';
import { walkCells, walkRandomly } from '../../state-walk/walk.js';

const random = 'LM-WALK-02';

/** Every state of a management object with every move, then random paths. */
export const stateWalkCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-WALK-01',
    title:
      'a management object answers as decided in every state: idle, running, cancelled, shut down, switched off',
    needs: ['hold'],
    source: { level: 'design', decision: 'U35, U36, U40, U43, U44' },
    run: async (context) => {
      await walkCells(
        managementTable,
        () => true,
        () => managementWalker(context),
      );
    },
  }),
  defineCase({
    id: random,
    title: 'a management object answers as the table of states says on any path through it',
    needs: ['hold'],
    source: { level: 'design', decision: 'U35, U36, U40, U43, U44' },
    run: async (context) => {
      const { random: draw, script } = context;
      const options = { random: draw, script, id: random, paths: 10, length: 15 };
      await walkRandomly(managementTable, () => managementWalker(context), options);
    },
  }),
];
