import type { SourcePage } from '../../../contract/source-page.js';

export const backupRestoreStatusPage: SourcePage = {
  name: 'wmformat/iwmdrmlicensebackuprestorestatus',
  sentences: [
    {
      section: 'Description',
      says: 'IWMDRMLicenseBackupRestoreStatus has a method for details about the state of a backup or restore.',
      covered: ['LM-STATUS-01'],
    },
    {
      section: 'Description',
      says: 'It comes with the progress events of backup and restore.',
      covered: ['LM-EVENT-01', 'LM-EVENT-02'],
    },
    {
      section: 'Description',
      says: 'A backup generates several MEWMDRMLicenseBackupProgress events, each with an instance of its own.',
      covered: ['LM-BACKUP-05', 'LM-EVENT-03'],
    },
    {
      section: 'Description',
      says: 'The same is true of a restore and MEWMDRMLicenseRestoreProgress.',
      covered: ['LM-RESTORE-03', 'LM-EVENT-03'],
    },
    {
      section: 'Description',
      says: 'IMFMediaEvent::GetValue of the event gives IUnknown of the object that has the interface.',
      covered: ['LM-EVENT-01', 'LM-EVENT-02'],
    },
    {
      section: 'Members',
      says: 'It inherits from IUnknown.',
      covered: ['LM-STATUS-05', 'IU-STATUS-SET'],
    },
    {
      section: 'Methods',
      says: 'GetStatus gives details about the state of a backup or restore.',
      covered: ['LM-STATUS-01'],
    },
  ],
};
