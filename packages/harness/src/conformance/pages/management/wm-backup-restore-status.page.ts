import type { SourcePage } from '../../../contract/source-page.js';

export const backupRestoreStatusStructPage: SourcePage = {
  name: 'wmformat/wm-backup-restore-status',
  sentences: [
    {
      section: 'Description',
      says: 'WM_BACKUP_RESTORE_STATUS tells of a backup or restore that is pending.',
      covered: ['LM-STATUS-01', 'LM-STATUS-08'],
    },
    {
      section: 'Members',
      says: 'eStatus is a member of MSDRM_STATUS.',
      covered: ['LM-STATUS-01'],
    },
    {
      section: 'Members',
      says: 'bstrError is the text of the error.',
      covered: ['LM-STATUS-01'],
    },
    {
      section: 'Remarks',
      says: 'IWMDRMLicenseBackupRestoreStatus::GetStatus gives it.',
      covered: ['LM-STATUS-01'],
    },
    {
      section: 'Remarks',
      says: 'It says how things stand at the time of the call.',
      covered: ['LM-STATUS-08'],
    },
  ],
};
