import {
  DRM_RESTRICTED_LICENSE,
  MEWMDRMLicenseBackupCompleted,
  WMDRM_BACKUP_OVERWRITE,
} from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import { namesOf, type ConformanceContext } from '../../conformance-context.js';
import { present } from '../../machine/machine.js';
import { backUp } from './run-operation.js';

const page = 'wmformat/iwmdrmlicensemanagement-backuplicenses';

export const backupCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-BACKUP-01',
    title: 'a backup returns at once, and its outcome comes as a completed event with S_OK',
    source: { level: 'documented', page, section: 'Remarks' },
    run: async ({ open, directory, fixtures }) => {
      const licenses = namesOf(fixtures(({ kind }) => kind === 'permitted'));
      const run = await backUp(await open({ licenses }), await directory());
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
      const [restricted] = fixtures(({ kind }) => kind === 'restricted');
      const licenses = namesOf(fixtures(({ kind }) => kind !== 'temporary'));
      const run = await backUp(await open({ licenses }), await directory());
      const named = run.statuses.filter(({ eStatus }) => eStatus === DRM_RESTRICTED_LICENSE);
      expectThat(
        'a progress event names the key id of a restricted license',
        named.some(({ bstrError }) => bstrError === restricted?.keyId),
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
];
