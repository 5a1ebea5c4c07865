import {
  DRM_RESTRICTED_LICENSE,
  MEWMDRMLicenseBackupCompleted,
  WMDRM_BACKUP_OVERWRITE,
} from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import { namesOf, type ConformanceContext } from '../../conformance-context.js';
import { present } from '../../machine/machine.js';
import { contentOf, permitted } from './backup-content.js';
import { holdBackup } from './held-operation.js';
import { backUp, readOperation } from './run-operation.js';

const page = 'wmformat/iwmdrmlicensemanagement-backuplicenses';

/** BackupLicenses: the call, and what is in the backup afterwards. */
export const backupCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-BACKUP-01',
    title: 'a backup returns at once, and its outcome comes as a completed event with S_OK',
    source: { level: 'documented', page, section: 'Remarks' },
    run: async (context) => {
      const licenses = permitted(context);
      const run = await backUp(await context.open({ licenses }), await context.directory());
      expectEqual('type of the last event', run.completed.type, MEWMDRMLicenseBackupCompleted);
      expectEqual('its status', run.completed.status, 'S_OK');
    },
  }),
  defineCase({
    id: 'LM-BACKUP-02',
    title:
      'a license that permits no backup is named by its key id, and the backup succeeds without it',
    source: { level: 'design', decision: 'U12' },
    run: async ({ open, directory, fixtures }) => {
      const restricted = fixtures(({ kind }) => kind === 'restricted');
      const licenses = namesOf(fixtures(({ kind }) => kind !== 'temporary'));
      const run = await backUp(await open({ licenses }), await directory());
      const named = run.statuses.filter(({ eStatus }) => eStatus === DRM_RESTRICTED_LICENSE);
      expectEqual(
        'key ids of DRM_RESTRICTED_LICENSE',
        named.map(({ bstrError }) => bstrError).sort(),
        restricted.map(({ keyId }) => keyId).sort(),
      );
      expectEqual('status of the completed event', run.completed.status, 'S_OK');
    },
  }),
  defineCase({
    id: 'LM-BACKUP-03',
    title: 'flags other than WMDRM_BACKUP_OVERWRITE are refused at once',
    source: { level: 'design', decision: 'U3' },
    run: async ({ open, directory }) => {
      const management = await (await open()).management();
      const path = await directory();
      for (const flags of [2, 4, 3, 0x8000_0000, 0xffff_ffff]) {
        expectEqual(
          `flags ${flags}`,
          await management.codeOf('BackupLicenses', path, flags),
          'E_INVALIDARG',
        );
      }
      present(
        'the flag that exists',
        await management.call('BackupLicenses', path, WMDRM_BACKUP_OVERWRITE),
      );
    },
  }),
  defineCase({
    id: 'LM-BACKUP-04',
    title: 'BackupLicenses returns while the backup is still going on',
    source: { level: 'documented', page, section: 'Remarks' },
    needs: ['hold'],
    run: async (context) => {
      const machine = await context.open({ licenses: permitted(context) });
      const backup = await holdBackup(machine, await context.directory());
      const { completed } = await backup.finish();
      expectThat('the backup succeeds once it may go on', completed.succeeded);
    },
  }),
  defineCase({
    id: 'LM-BACKUP-05',
    title: 'a backup tells of its progress by events before the completed one',
    source: { level: 'documented', page, section: 'Remarks' },
    run: async (context) => {
      const machine = await context.open({ licenses: permitted(context) });
      const { progress } = await backUp(machine, await context.directory());
      expectThat('a progress event comes', progress.length > 0);
    },
  }),
  defineCase({
    id: 'LM-BACKUP-06',
    title: 'what was backed up is what a restore into an empty store brings',
    source: { level: 'documented', page, section: 'Description' },
    run: async (context) => {
      const licenses = permitted(context);
      const directory = await context.directory();
      await backUp(await context.open({ licenses }), directory);
      expectEqual('licenses in the backup', await contentOf(context, directory), licenses);
    },
  }),
  defineCase({
    id: 'LM-BACKUP-07',
    title: 'only licenses that permit it are in a backup',
    source: { level: 'documented', page, section: 'Remarks' },
    run: async (context) => {
      const licenses = permitted(context);
      const others = namesOf(context.fixtures(({ kind }) => kind !== 'permitted'));
      const directory = await context.directory();
      await backUp(await context.open({ licenses: [...licenses, ...others] }), directory);
      expectEqual('licenses in the backup', await contentOf(context, directory), licenses);
    },
  }),
  defineCase({
    id: 'LM-BACKUP-08',
    title: 'a backup saves copies: the local store is afterwards as it was',
    source: { level: 'inherited', rule: 'sdk-api IWMLicenseBackup::BackupLicenses' },
    run: async ({ open, directory, fixtures }) => {
      const machine = await open({ licenses: namesOf(fixtures(() => true)) });
      const before = await machine.controls.held();
      await backUp(machine, await directory());
      expectEqual('licenses in the local store', await machine.controls.held(), before);
    },
  }),
  defineCase({
    id: 'LM-BACKUP-09',
    title: 'an empty store gives an empty backup, and S_OK',
    source: { level: 'design', decision: 'U11' },
    run: async (context) => {
      const directory = await context.directory();
      const { completed } = await backUp(await context.open(), directory);
      expectEqual('status of the completed event', completed.status, 'S_OK');
      expectEqual('licenses in the backup', await contentOf(context, directory), []);
    },
  }),
  defineCase({
    id: 'LM-BACKUP-10',
    title: 'a store without a license that permits it gives an empty backup, and S_OK',
    source: { level: 'design', decision: 'U11' },
    run: async (context) => {
      const licenses = namesOf(context.fixtures(({ kind }) => kind === 'restricted'));
      const directory = await context.directory();
      const { completed } = await backUp(await context.open({ licenses }), directory);
      expectEqual('status of the completed event', completed.status, 'S_OK');
      expectEqual('licenses in the backup', await contentOf(context, directory), []);
    },
  }),
  defineCase({
    id: 'LM-BACKUP-11',
    title: 'a directory that is missing is made, with its parents below the share',
    source: { level: 'design', decision: 'U6' },
    run: async (context) => {
      const licenses = permitted(context);
      const directory = String.raw`${await context.directory()}\of\somebody`;
      const { completed } = await backUp(await context.open({ licenses }), directory);
      expectEqual('status of the completed event', completed.status, 'S_OK');
      expectEqual('licenses in the backup', await contentOf(context, directory), licenses);
    },
  }),
  defineCase({
    id: 'LM-BACKUP-12',
    title: 'the backup lies in the directory that was named, and in no other',
    source: { level: 'documented', page, section: 'Parameters, bstrBackupDirectory' },
    run: async (context) => {
      const licenses = permitted(context, 2);
      const machine = await context.open({ licenses: licenses.slice(1) });
      const [one, other] = [await context.directory(), await context.directory()];
      await backUp(machine, one);
      await machine.controls.add(licenses.slice(0, 1));
      await backUp(machine, other);
      expectEqual('in the first backup', await contentOf(context, one), licenses.slice(1));
      expectEqual('in the second backup', await contentOf(context, other), licenses);
    },
  }),
  defineCase({
    id: 'LM-BACKUP-13',
    title: 'an object that has completed a backup can make another',
    source: { level: 'design', decision: 'U40' },
    run: async (context) => {
      const machine = await context.open({ licenses: permitted(context) });
      const management = await machine.management();
      for (let times = 0; times < 2; times += 1) {
        const path = await context.directory();
        const cookie = present('BackupLicenses', await management.call('BackupLicenses', path, 0));
        const { completed } = await readOperation(machine, management, cookie);
        expectEqual('status of the completed event', completed.status, 'S_OK');
      }
    },
  }),
  defineCase({
    id: 'LM-BACKUP-14',
    title: 'a backup goes on though nobody reads its events',
    source: { level: 'design', decision: 'U42' },
    run: async (context) => {
      const licenses = permitted(context);
      const machine = await context.open({ licenses });
      const [directory, another] = [await context.directory(), await context.directory()];
      const management = await machine.management();
      present('BackupLicenses', await management.call('BackupLicenses', directory, 0));
      await machine.until('the store is free for another backup', async () => {
        const later = await machine.management();
        const code = await later.codeOf('BackupLicenses', another, 0);
        return code === 'NS_E_DRM_BACKUPRESTORE_BUSY' ? undefined : code;
      });
      expectEqual('licenses in the backup', await contentOf(context, directory), licenses);
    },
  }),
];
