import {
  DRM_BACKUPRESTORE_BEGIN,
  DRM_BACKUPRESTORE_END,
  DRM_REFRESHCRL_COMPLETE,
} from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import type { StatusValue } from '../../interfaces/interface-kinds.js';
import type { Face } from '../../machine/face.js';
import { present } from '../../machine/machine.js';
import { bothOperations, someBackup } from './sample-runs.js';
import { statusObjectOf } from './run-operation.js';

/** IWMDRMLicenseBackupRestoreStatus and what it tells. */
export const statusCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-STATUS-01',
    title: 'GetStatus gives a member of MSDRM_STATUS and a text or none',
    source: { level: 'documented', page: 'wmformat/wm-backup-restore-status', section: 'Members' },
    run: async (context) => {
      const { backup, restoring } = await bothOperations(context);
      for (const { eStatus, bstrError } of [...backup.statuses, ...restoring.statuses]) {
        const isMember =
          Number.isInteger(eStatus) && eStatus >= 0 && eStatus <= DRM_REFRESHCRL_COMPLETE;
        expectThat(`${eStatus} is a member of MSDRM_STATUS`, isMember);
        expectThat('the text is a text', bstrError === null || typeof bstrError === 'string');
      }
    },
  }),
  defineCase({
    id: 'LM-STATUS-02',
    title: 'a status says for ever what it said when its event was queued',
    source: { level: 'design', decision: 'U31' },
    run: async (context) => {
      const { progress, statuses } = await someBackup(context);
      const again: StatusValue[] = [];
      for (const event of progress) {
        const status = await statusObjectOf(event);
        again.push(present('GetStatus', await status.call('GetStatus')));
      }
      expectEqual('after the completed event', again, statuses);
    },
  }),
  defineCase({
    id: 'LM-STATUS-03',
    title: 'a status object that is kept says the same after its operation has ended',
    source: { level: 'design', decision: 'U31' },
    run: async (context) => {
      const machine = await context.open();
      const management = await machine.management();
      const path = await context.directory();
      present('BackupLicenses', await management.call('BackupLicenses', path, 0));
      const kept: Face<'IWMDRMLicenseBackupRestoreStatus'> = await statusObjectOf(
        await machine.nextEvent(management),
      );
      const before = present('GetStatus', await kept.call('GetStatus'));
      await machine.until('the completed event comes', async () => {
        const type = await (await machine.nextEvent(management)).call('GetType');
        return present('GetType', type) % 2 === 0 || undefined;
      });
      expectEqual('afterwards', present('GetStatus', await kept.call('GetStatus')), before);
    },
  }),
  defineCase({
    id: 'LM-STATUS-04',
    title: 'where there is no error the text is null',
    source: { level: 'design', decision: 'U32' },
    run: async (context) => {
      const { backup, restoring } = await bothOperations(context);
      for (const { eStatus, bstrError } of [...backup.statuses, ...restoring.statuses]) {
        if (eStatus !== DRM_BACKUPRESTORE_BEGIN && eStatus !== DRM_BACKUPRESTORE_END) continue;
        expectEqual(`text of status ${eStatus}`, bstrError, null);
      }
    },
  }),
  defineCase({
    id: 'LM-STATUS-05',
    title: 'IWMDRMLicenseBackupRestoreStatus inherits from IUnknown, and leads back from there',
    source: {
      level: 'documented',
      page: 'wmformat/iwmdrmlicensebackuprestorestatus',
      section: 'Members',
    },
    run: async (context) => {
      for (const event of (await someBackup(context)).progress) {
        const status = await statusObjectOf(event);
        const unknown = present('QueryInterface', await status.query('IUnknown'));
        present('QueryInterface', await unknown.query('IWMDRMLicenseBackupRestoreStatus'));
      }
    },
  }),
];
