import type { SourcePage } from '../../../contract/source-page.js';

export const restoreLicensesPage: SourcePage = {
  name: 'wmformat/iwmdrmlicensemanagement-restorelicenses',
  sentences: [
    {
      section: 'Description',
      says: 'RestoreLicenses restores licenses from a backup BackupLicenses has made.',
      covered: ['LM-RESTORE-01'],
    },
    {
      section: 'Parameters, bstrBackupDirectory',
      says: 'A UNC path says where the licenses come from.',
      covered: ['LM-RESTORE-01', 'LM-BACKUP-12'],
    },
    {
      section: 'Parameters, dwFlags',
      says: 'WMDRM_RESTORE_INDIVIDUALIZE is the only flag there is.',
      covered: ['LM-RESTORE-05', 'LM-RESTORE-06', 'LM-ARGUMENT-02'],
    },
    {
      section: 'Parameters, dwFlags',
      says: 'It makes the method individualize as part of the restore, where that is required.',
      covered: ['LM-RESTORE-05', 'LM-RESTORE-06'],
    },
    {
      section: 'Parameters, ppunkCancelationCookie',
      says: 'The caller receives IUnknown of an object that identifies this call.',
      covered: ['LM-COOKIE-01', 'W-OUT-01'],
    },
    {
      section: 'Parameters, ppunkCancelationCookie',
      says: 'IWMDRMEventGenerator::CancelAsyncOperation takes it to cancel the call.',
      covered: ['LM-CANCEL-02'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-RESTORE-01', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: ['LM-ARGUMENT-04'],
    },
    {
      section: 'Remarks',
      says: 'It runs asynchronously and returns at once.',
      covered: ['LM-RESTORE-02'],
    },
    {
      section: 'Remarks',
      says: 'It generates a series of MEWMDRMLicenseRestoreProgress events.',
      covered: ['LM-RESTORE-03'],
    },
    {
      section: 'Remarks',
      says: 'MEWMDRMLicenseRestoreCompleted follows them when the work is done.',
      covered: ['LM-EVENT-12', 'W-COMPLETED-01', 'W-COMPLETED-02'],
    },
    {
      section: 'Remarks',
      says: 'IMFMediaEvent::GetValue of each progress event gives an IUnknown.',
      covered: ['LM-EVENT-02'],
    },
    {
      section: 'Remarks',
      says: 'Its QueryInterface answers IWMDRMLicenseBackupRestoreStatus.',
      covered: ['LM-EVENT-02'],
    },
    {
      section: 'Remarks',
      says: 'The backup may come from this machine or from another.',
      covered: ['LM-RESTORE-04', 'LM-RESTORE-05'],
    },
  ],
};
