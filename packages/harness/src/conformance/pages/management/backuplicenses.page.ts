import type { SourcePage } from '../../../contract/source-page.js';

export const backupLicensesPage: SourcePage = {
  name: 'wmformat/iwmdrmlicensemanagement-backuplicenses',
  sentences: [
    {
      section: 'Description',
      says: 'BackupLicenses makes a backup of the licenses in the local license store.',
      covered: ['LM-BACKUP-06'],
    },
    {
      section: 'Parameters, bstrBackupDirectory',
      says: 'A UNC path says where the licenses go.',
      covered: ['LM-BACKUP-12'],
    },
    {
      section: 'Parameters, dwFlags',
      says: 'WMDRM_BACKUP_OVERWRITE is the only flag there is.',
      covered: ['LM-OVERWRITE-01', 'LM-OVERWRITE-06', 'LM-BACKUP-03'],
    },
    {
      section: 'Parameters, dwFlags',
      says: 'It makes the method overwrite backup files that are in the directory.',
      covered: ['LM-OVERWRITE-01', 'LM-OVERWRITE-02', 'LM-OVERWRITE-05', 'LM-OVERWRITE-06'],
    },
    {
      section: 'Parameters, ppunkCancelationCookie',
      says: 'The caller receives IUnknown of an object that identifies this call.',
      covered: ['LM-COOKIE-01', 'W-OUT-01', 'IU-COOKIE-SET'],
    },
    {
      section: 'Parameters, ppunkCancelationCookie',
      says: 'IWMDRMEventGenerator::CancelAsyncOperation takes it to cancel the call.',
      covered: ['LM-CANCEL-01'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-BACKUP-01', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: ['LM-ARGUMENT-04'],
    },
    {
      section: 'Remarks',
      says: 'It runs asynchronously and returns at once.',
      covered: ['LM-BACKUP-01', 'LM-BACKUP-04'],
    },
    {
      section: 'Remarks',
      says: 'It generates a series of MEWMDRMLicenseBackupProgress events.',
      covered: ['LM-BACKUP-05'],
    },
    {
      section: 'Remarks',
      says: 'MEWMDRMLicenseBackupCompleted follows them when the work is done.',
      covered: ['LM-BACKUP-01', 'W-COMPLETED-01', 'W-COMPLETED-02'],
    },
    {
      section: 'Remarks',
      says: 'IMFMediaEvent::GetValue of each progress event gives an IUnknown.',
      covered: ['LM-EVENT-01'],
    },
    {
      section: 'Remarks',
      says: 'Its QueryInterface answers IWMDRMLicenseBackupRestoreStatus.',
      covered: ['LM-EVENT-01'],
    },
    {
      section: 'Remarks',
      says: 'Not every license may be backed up.',
      covered: ['LM-BACKUP-07'],
    },
    {
      section: 'Remarks',
      says: 'Only licenses that allow it are backed up.',
      covered: ['LM-BACKUP-07'],
    },
  ],
};
