import { DRM_NEEDS_INDIVIDUALIZATION, WMDRM_RESTORE_INDIVIDUALIZE } from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat, NotApplicable } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import type { Machine } from '../../machine/machine.js';
import { permitted } from './backup-content.js';
import { backUp, restore, type OperationRun } from './run-operation.js';

/** A restore on this computer of the backup another one has made, without the flag to individualize. */
async function restoreOn(
  computer: string,
  context: ConformanceContext,
): Promise<{ readonly run: OperationRun; readonly machine: Machine; readonly directory: string }> {
  const directory = await context.directory();
  await backUp(await context.open({ licenses: permitted(context), computer: 'first' }), directory);
  const machine = await context.open({ computer });
  return { run: await restore(machine, directory), machine, directory };
}

function saysNeed({ statuses }: OperationRun): boolean {
  return statuses.some(({ eStatus }) => eStatus === DRM_NEEDS_INDIVIDUALIZATION);
}

/** Restores on other computers. */
export const computerCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-COMPUTER-01',
    title:
      'a restore that needs individualization and may not tells DRM_NEEDS_INDIVIDUALIZATION and ends with NS_E_DRM_NEEDS_INDIVIDUALIZATION',
    source: { level: 'design', decision: 'U18' },
    needs: ['computers'],
    run: async (context) => {
      const { run } = await restoreOn('second', context);
      expectThat('a progress event tells it', saysNeed(run));
      expectEqual(
        'status of the completed event',
        run.completed.status,
        'NS_E_DRM_NEEDS_INDIVIDUALIZATION',
      );
    },
  }),
  defineCase({
    id: 'LM-COMPUTER-02',
    title: 'what needs individualization does not continue without: nothing is restored',
    source: { level: 'documented', page: 'wmformat/msdrm-status', section: 'Constants' },
    needs: ['computers'],
    run: async (context) => {
      const { run, machine } = await restoreOn('second', context);
      if (!saysNeed(run)) return;
      expectThat('the restore does not succeed', !run.completed.succeeded);
      expectEqual('licenses that came', await machine.controls.held(), []);
    },
  }),
  defineCase({
    id: 'LM-COMPUTER-03',
    title: 'the same restore succeeds with WMDRM_RESTORE_INDIVIDUALIZE',
    source: { level: 'design', decision: 'U18' },
    needs: ['computers'],
    run: async (context) => {
      const { machine, directory } = await restoreOn('second', context);
      const { completed, ...run } = await restore(machine, directory, WMDRM_RESTORE_INDIVIDUALIZE);
      expectEqual('status of the completed event', completed.status, 'S_OK');
      expectThat('nothing is needed any more', !saysNeed({ ...run, completed }));
      expectEqual('licenses there', await machine.controls.held(), permitted(context));
    },
  }),
  defineCase({
    id: 'LM-COMPUTER-04',
    title: 'the computer that made the backup needs no individualization, with a new store either',
    source: { level: 'design', decision: 'U18' },
    needs: ['computers'],
    run: async (context) => {
      const { run, machine } = await restoreOn('first', context);
      expectEqual('status of the completed event', run.completed.status, 'S_OK');
      expectEqual('licenses there', await machine.controls.held(), permitted(context));
    },
  }),
  defineCase({
    id: 'LM-COMPUTER-05',
    title: 'a subject that does not tell computers apart never needs individualization',
    source: { level: 'design', decision: 'U18' },
    run: async (context) => {
      if (context.claims('computers')) throw new NotApplicable('the subject tells them apart');
      const { run } = await restoreOn('second', context);
      expectThat('it is not told', !saysNeed(run));
      expectEqual('status of the completed event', run.completed.status, 'S_OK');
    },
  }),
];
