import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { contentOf, permitted } from './backup-content.js';
import { holdBackup, holdRestore } from './held-operation.js';
import { backUp } from './run-operation.js';

const busy = 'NS_E_DRM_BACKUPRESTORE_BUSY';
const methods = ['BackupLicenses', 'RestoreLicenses'] as const;

/** A second operation while one runs. */
export const busyCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-BUSY-01',
    title: 'while a backup runs its object begins no other operation, and says so at once',
    source: { level: 'design', decision: 'U40' },
    needs: ['hold'],
    run: async (context) => {
      const [directory, other] = [await context.directory(), await context.directory()];
      const machine = await context.open({ licenses: permitted(context) });
      const { management, finish } = await holdBackup(machine, directory);
      for (const method of methods) {
        expectEqual(method, await management.codeOf(method, other, 0), busy);
      }
      expectEqual('the one that runs', (await finish()).completed.status, 'S_OK');
    },
  }),
  defineCase({
    id: 'LM-BUSY-02',
    title: 'while a backup runs no other object of the machine begins one either',
    source: { level: 'design', decision: 'U40' },
    needs: ['hold'],
    run: async (context) => {
      const [directory, other] = [await context.directory(), await context.directory()];
      const machine = await context.open({ licenses: permitted(context) });
      const backup = await holdBackup(machine, directory);
      const management = await machine.management();
      for (const method of methods) {
        expectEqual(method, await management.codeOf(method, other, 0), busy);
      }
      expectEqual('the one that runs', (await backup.finish()).completed.status, 'S_OK');
    },
  }),
  defineCase({
    id: 'LM-BUSY-03',
    title: 'while a restore runs nothing else begins on its machine',
    source: { level: 'design', decision: 'U40' },
    needs: ['hold'],
    run: async (context) => {
      const [directory, other] = [await context.directory(), await context.directory()];
      await backUp(await context.open({ licenses: permitted(context) }), directory);
      const machine = await context.open();
      const restoring = await holdRestore(machine, directory);
      const management = await machine.management();
      for (const method of methods) {
        expectEqual(method, await management.codeOf(method, other, 0), busy);
      }
      expectEqual('the one that runs', (await restoring.finish()).completed.status, 'S_OK');
    },
  }),
  defineCase({
    id: 'LM-BUSY-04',
    title: 'what was cancelled or has failed is in the way no longer',
    source: { level: 'design', decision: 'U40' },
    needs: ['hold', 'fail-held'],
    run: async (context) => {
      const machine = await context.open({ licenses: permitted(context) });
      await (await holdBackup(machine, await context.directory())).cancel();
      await (await holdBackup(machine, await context.directory())).fail();
      const { completed } = await backUp(machine, await context.directory());
      expectEqual('the third', completed.status, 'S_OK');
    },
  }),
  defineCase({
    id: 'LM-BUSY-05',
    title:
      'while another machine writes to a directory a backup to it completes with NS_E_DRM_BACKUPRESTORE_BUSY',
    source: { level: 'design', decision: 'U40' },
    needs: ['hold'],
    run: async (context) => {
      const directory = await context.directory();
      const licenses = permitted(context);
      const backup = await holdBackup(await context.open({ licenses }), directory);
      const { completed } = await backUp(await context.open({ licenses }), directory);
      expectEqual('status of the completed event', completed.status, busy);
      await backup.finish();
      expectEqual('licenses in the backup', await contentOf(context, directory), licenses);
    },
  }),
];
