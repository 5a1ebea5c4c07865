import { WMDRM_BACKUP_OVERWRITE } from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import type { Machine } from '../../machine/machine.js';
import { contentOf, permitted } from './backup-content.js';
import { holdBackup } from './held-operation.js';
import { backUp, readOperation } from './run-operation.js';

const page = 'wmformat/iwmdrmlicensemanagement-backuplicenses';
const section = 'Parameters, dwFlags';
const overwriting = { flags: WMDRM_BACKUP_OVERWRITE } as const;

/** A machine that has made a backup and holds other licenses since: the first has gone, the last is new. */
interface BackedUp {
  readonly directory: string;
  readonly machine: Machine;
  readonly old: readonly string[];
  readonly now: readonly string[];
}

async function backedUp(context: ConformanceContext): Promise<BackedUp> {
  const licenses = permitted(context, 2);
  const [old, now] = [licenses.slice(0, -1), licenses.slice(1)];
  const directory = await context.directory();
  const machine = await context.open({ licenses: old });
  const { completed } = await backUp(machine, directory);
  expectThat('the first backup succeeds', completed.succeeded);
  await machine.controls.remove(licenses.slice(0, 1));
  await machine.controls.add(licenses.slice(-1));
  return { directory, machine, old, now };
}

/** What happens to a backup when another one is made in its place. */
export const overwriteCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-OVERWRITE-01',
    title: 'with WMDRM_BACKUP_OVERWRITE a backup takes the place of the one that is there',
    source: { level: 'documented', page, section },
    run: async (context) => {
      const { directory, machine, now } = await backedUp(context);
      const { completed } = await backUp(machine, directory, WMDRM_BACKUP_OVERWRITE);
      expectThat('the second backup succeeds', completed.succeeded);
      expectEqual('licenses in the backup', await contentOf(context, directory), now);
    },
  }),
  defineCase({
    id: 'LM-OVERWRITE-02',
    title: 'without WMDRM_BACKUP_OVERWRITE a backup that is there stays as it is',
    source: { level: 'documented', page, section },
    run: async (context) => {
      const { directory, machine, old } = await backedUp(context);
      const management = await machine.management();
      const answer = await management.call('BackupLicenses', directory, 0);
      if (answer.ok) await readOperation(machine, management, answer.value);
      expectEqual('licenses in the backup', await contentOf(context, directory), old);
    },
  }),
  defineCase({
    id: 'LM-OVERWRITE-03',
    title: 'that a backup is there is told by the completed event: NS_E_DRM_BACKUP_EXISTS',
    source: { level: 'design', decision: 'U8' },
    run: async (context) => {
      const { directory, machine } = await backedUp(context);
      const { completed } = await backUp(machine, directory);
      expectEqual('status of the completed event', completed.status, 'NS_E_DRM_BACKUP_EXISTS');
    },
  }),
  defineCase({
    id: 'LM-OVERWRITE-04',
    title: 'a damaged backup is one too: NS_E_DRM_BACKUP_EXISTS',
    source: { level: 'design', decision: 'U8' },
    needs: ['damage'],
    run: async (context) => {
      const { directory, machine } = await backedUp(context);
      await machine.controls.damage?.(directory);
      const { completed } = await backUp(machine, directory);
      expectEqual('status of the completed event', completed.status, 'NS_E_DRM_BACKUP_EXISTS');
    },
  }),
  defineCase({
    id: 'LM-OVERWRITE-05',
    title: 'with WMDRM_BACKUP_OVERWRITE a whole backup takes the place of a damaged one',
    source: { level: 'documented', page, section },
    needs: ['damage'],
    run: async (context) => {
      const { directory, machine, now } = await backedUp(context);
      await machine.controls.damage?.(directory);
      const { completed } = await backUp(machine, directory, WMDRM_BACKUP_OVERWRITE);
      expectThat('the second backup succeeds', completed.succeeded);
      expectEqual('licenses in the backup', await contentOf(context, directory), now);
    },
  }),
  defineCase({
    id: 'LM-OVERWRITE-06',
    title: 'WMDRM_BACKUP_OVERWRITE does no harm where nothing is to be overwritten',
    source: { level: 'documented', page, section },
    run: async (context) => {
      const licenses = permitted(context);
      const directory = await context.directory();
      const machine = await context.open({ licenses });
      const { completed } = await backUp(machine, directory, WMDRM_BACKUP_OVERWRITE);
      expectThat('the backup succeeds', completed.succeeded);
      expectEqual('licenses in the backup', await contentOf(context, directory), licenses);
    },
  }),
  defineCase({
    id: 'LM-OVERWRITE-07',
    title: 'the old backup is there until the new one has completed',
    source: { level: 'design', decision: 'U9' },
    needs: ['hold'],
    run: async (context) => {
      const { directory, machine, old, now } = await backedUp(context);
      const backup = await holdBackup(machine, directory, overwriting);
      expectEqual('half-way', await contentOf(context, directory), old);
      await backup.finish();
      expectEqual('afterwards', await contentOf(context, directory), now);
    },
  }),
  defineCase({
    id: 'LM-OVERWRITE-08',
    title: 'the old backup survives an overwriting one that is cancelled',
    source: { level: 'design', decision: 'U9' },
    needs: ['hold'],
    run: async (context) => {
      const { directory, machine, old } = await backedUp(context);
      await (await holdBackup(machine, directory, overwriting)).cancel();
      expectEqual('licenses in the backup', await contentOf(context, directory), old);
    },
  }),
  defineCase({
    id: 'LM-OVERWRITE-09',
    title: 'the old backup survives an overwriting one that fails',
    source: { level: 'design', decision: 'U9' },
    needs: ['hold', 'fail-held'],
    run: async (context) => {
      const { directory, machine, old } = await backedUp(context);
      await (await holdBackup(machine, directory, overwriting)).fail();
      expectEqual('licenses in the backup', await contentOf(context, directory), old);
    },
  }),
  defineCase({
    id: 'LM-OVERWRITE-10',
    title: 'the backup of another store is overwritten with the flag and not without',
    source: { level: 'design', decision: 'U8' },
    run: async (context) => {
      const { directory, old } = await backedUp(context);
      const other = await context.open({ licenses: old.slice(0, 1) });
      expectEqual(
        'without the flag',
        (await backUp(other, directory)).completed.status,
        'NS_E_DRM_BACKUP_EXISTS',
      );
      const { completed } = await backUp(other, directory, WMDRM_BACKUP_OVERWRITE);
      expectEqual('with the flag', completed.status, 'S_OK');
      expectEqual('licenses in the backup', await contentOf(context, directory), old.slice(0, 1));
    },
  }),
  defineCase({
    id: 'LM-OVERWRITE-11',
    title: 'files that are no part of a backup stay, whether it overwrites or not',
    source: { level: 'design', decision: 'U10' },
    needs: ['foreign-files'],
    run: async (context) => {
      const directory = await context.directory();
      const machine = await context.open({ licenses: permitted(context) });
      await machine.controls.putForeignFile?.(directory);
      for (const flags of [0, WMDRM_BACKUP_OVERWRITE]) {
        expectEqual(
          `backup with flags ${flags}`,
          (await backUp(machine, directory, flags)).completed.status,
          'S_OK',
        );
        const isIntact = await machine.controls.isForeignFileIntact?.(directory);
        expectThat('the foreign file is as it was', isIntact === true);
      }
    },
  }),
];
