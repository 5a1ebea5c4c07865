import { WMDRM_RESTORE_INDIVIDUALIZE } from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import { namesOf, type ConformanceContext } from '../../conformance-context.js';
import { permitted } from './backup-content.js';
import { holdBackup, holdRestore } from './held-operation.js';
import { backUp, restore } from './run-operation.js';

const page = 'wmformat/iwmdrmlicensemanagement-restorelicenses';
const corrupt = 'NS_E_DRM_BACKUP_CORRUPT';

/** A backup of all permitted licenses. */
async function someSet(
  context: ConformanceContext,
  least = 1,
): Promise<{ readonly directory: string; readonly licenses: readonly string[] }> {
  const licenses = permitted(context, least);
  const directory = await context.directory();
  const { completed } = await backUp(await context.open({ licenses }), directory);
  expectThat('the backup succeeds', completed.succeeded);
  return { directory, licenses };
}

/** RestoreLicenses. */
export const restoreCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-RESTORE-01',
    title: 'RestoreLicenses brings the licenses of a backup BackupLicenses has made, and completes',
    source: { level: 'documented', page, section: 'Description' },
    run: async (context) => {
      const { directory, licenses } = await someSet(context);
      const machine = await context.open();
      const { completed } = await restore(machine, directory, WMDRM_RESTORE_INDIVIDUALIZE);
      expectEqual('status of the completed event', completed.status, 'S_OK');
      expectEqual('licenses in the local store', await machine.controls.held(), licenses);
    },
  }),
  defineCase({
    id: 'LM-RESTORE-02',
    title: 'RestoreLicenses returns while the restore is still going on',
    source: { level: 'documented', page, section: 'Remarks' },
    needs: ['hold'],
    run: async (context) => {
      const { directory } = await someSet(context);
      const restoring = await holdRestore(await context.open(), directory);
      const { completed } = await restoring.finish();
      expectThat('the restore succeeds once it may go on', completed.succeeded);
    },
  }),
  defineCase({
    id: 'LM-RESTORE-03',
    title: 'a restore tells of its progress by events before the completed one',
    source: { level: 'documented', page, section: 'Remarks' },
    run: async (context) => {
      const { directory } = await someSet(context);
      const { progress } = await restore(await context.open(), directory);
      expectThat('a progress event comes', progress.length > 0);
    },
  }),
  defineCase({
    id: 'LM-RESTORE-04',
    title: 'a machine can restore the backup it has made itself',
    source: { level: 'documented', page, section: 'Remarks' },
    run: async (context) => {
      const licenses = permitted(context);
      const directory = await context.directory();
      const machine = await context.open({ licenses });
      await backUp(machine, directory);
      const { completed } = await restore(machine, directory);
      expectThat('the restore succeeds', completed.succeeded);
      expectEqual('licenses in the local store', await machine.controls.held(), licenses);
    },
  }),
  defineCase({
    id: 'LM-RESTORE-05',
    title: 'a computer can restore the backup of another, individualized if that is allowed',
    source: { level: 'documented', page, section: 'Remarks' },
    needs: ['computers'],
    run: async (context) => {
      const { directory, licenses } = await someSet(context);
      const machine = await context.open({ computer: 'second' });
      const { completed } = await restore(machine, directory, WMDRM_RESTORE_INDIVIDUALIZE);
      expectThat('the restore succeeds', completed.succeeded);
      expectEqual('licenses in the local store', await machine.controls.held(), licenses);
    },
  }),
  defineCase({
    id: 'LM-RESTORE-06',
    title: 'where no individualization is required WMDRM_RESTORE_INDIVIDUALIZE does no harm',
    source: { level: 'documented', page, section: 'Parameters, dwFlags' },
    run: async (context) => {
      const { directory, licenses } = await someSet(context);
      const machine = await context.open();
      await restore(machine, directory, WMDRM_RESTORE_INDIVIDUALIZE);
      const again = await restore(machine, directory, WMDRM_RESTORE_INDIVIDUALIZE);
      expectThat('the restore succeeds again', again.completed.succeeded);
      expectEqual('licenses in the local store', await machine.controls.held(), licenses);
    },
  }),
  defineCase({
    id: 'LM-RESTORE-07',
    title: 'a backup can be restored more than once',
    source: { level: 'design', decision: 'U15' },
    run: async (context) => {
      const { directory, licenses } = await someSet(context);
      for (const time of ['the first time', 'the second time']) {
        const machine = await context.open();
        expectEqual(time, (await restore(machine, directory)).completed.status, 'S_OK');
        expectEqual('licenses in the local store', await machine.controls.held(), licenses);
      }
    },
  }),
  defineCase({
    id: 'LM-RESTORE-08',
    title: 'a damaged backup is NS_E_DRM_BACKUP_CORRUPT',
    source: { level: 'design', decision: 'U14' },
    needs: ['damage'],
    run: async (context) => {
      const { directory } = await someSet(context);
      const machine = await context.open();
      await machine.controls.damage?.(directory);
      const { completed } = await restore(machine, directory);
      expectEqual('status of the completed event', completed.status, corrupt);
    },
  }),
  defineCase({
    id: 'LM-RESTORE-09',
    title: 'a directory without a backup is NS_E_DRM_BACKUP_CORRUPT',
    source: { level: 'design', decision: 'U14' },
    needs: ['foreign-files'],
    run: async (context) => {
      const directory = await context.directory();
      const machine = await context.open();
      await machine.controls.putForeignFile?.(directory);
      const { completed } = await restore(machine, directory);
      expectEqual('status of the completed event', completed.status, corrupt);
    },
  }),
  defineCase({
    id: 'LM-RESTORE-10',
    title: 'a backup that never completed is NS_E_DRM_BACKUP_CORRUPT',
    source: { level: 'design', decision: 'U14' },
    needs: ['hold'],
    run: async (context) => {
      const directory = await context.directory();
      const backup = await holdBackup(
        await context.open({ licenses: permitted(context) }),
        directory,
      );
      const { completed } = await restore(await context.open(), directory);
      expectEqual('status of the completed event', completed.status, corrupt);
      await backup.finish();
    },
  }),
  defineCase({
    id: 'LM-RESTORE-11',
    title: 'of a damaged backup nothing is restored',
    source: { level: 'design', decision: 'U15' },
    needs: ['damage'],
    run: async (context) => {
      const { directory, licenses } = await someSet(context, 2);
      const machine = await context.open({ licenses: licenses.slice(0, 1) });
      await machine.controls.damage?.(directory);
      await restore(machine, directory);
      expectEqual('licenses there', await machine.controls.held(), licenses.slice(0, 1));
    },
  }),
  defineCase({
    id: 'LM-RESTORE-12',
    title: 'a restore that fails half-way says so, and leaves the local store as it was',
    source: { level: 'design', decision: 'U15' },
    needs: ['hold', 'fail-held'],
    run: async (context) => {
      const { directory, licenses } = await someSet(context, 2);
      const machine = await context.open({ licenses: licenses.slice(0, 1) });
      const { completed } = await (await holdRestore(machine, directory)).fail();
      expectThat('the completed event says that it failed', !completed.succeeded);
      expectEqual('licenses there', await machine.controls.held(), licenses.slice(0, 1));
    },
  }),
  defineCase({
    id: 'LM-RESTORE-13',
    title: 'licenses whose time is over are restored',
    source: { level: 'design', decision: 'U17' },
    run: async (context) => {
      const expired = ({ kind, expired: isOver }: { kind: string; expired?: boolean }): boolean =>
        kind === 'permitted' && isOver === true;
      const licenses = namesOf(context.fixtures(expired));
      const directory = await context.directory();
      await backUp(await context.open({ licenses }), directory);
      const machine = await context.open();
      expectEqual('status', (await restore(machine, directory)).completed.status, 'S_OK');
      expectEqual('licenses in the local store', await machine.controls.held(), licenses);
    },
  }),
];
