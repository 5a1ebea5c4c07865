/**
 * Codes about backing up, restoring and cancelling. `documentedFor` names the calls whose page ties the code to them; of
 * the others only the meaning is documented. Source: nserror.h; Windows Media Format documentation, error-codes.
 */
export const drmBackupTable = {
  NS_E_DRM_BACKUP_EXISTS: {
    value: 0xc00d2742,
    meaning: 'The place already holds a license backup.',
    documentedFor: 'IWMLicenseBackup::BackupLicenses',
  },
  NS_E_DRM_BACKUP_CORRUPT: {
    value: 0xc00d2743,
    meaning: 'The backed-up licenses are missing or damaged.',
  },
  NS_E_DRM_BACKUPRESTORE_BUSY: {
    value: 0xc00d2744,
    meaning: 'Another backup or restore is still running.',
  },
  NS_E_BACKUP_RESTORE_BAD_DATA: {
    value: 0xc00d2745,
    meaning: 'The restore request carried bad data.',
  },
  NS_E_BACKUP_RESTORE_FAILURE: { value: 0xc00d272d, meaning: 'Restoring the backup failed.' },
  NS_E_BACKUP_RESTORE_BAD_REQUEST_ID: {
    value: 0xc00d272e,
    meaning: 'The restore request has a bad id.',
  },
  NS_E_BACKUP_RESTORE_TOO_MANY_RESETS: {
    value: 0xc00d2766,
    meaning: 'The licenses were restored too often.',
  },
  NS_E_DRM_RESTORE_FRAUD: {
    value: 0xc00d2753,
    meaning: 'These licenses may not be restored here: the limit is reached.',
  },
  NS_E_DRM_RESTORE_SERVICE_UNAVAILABLE: {
    value: 0xc00d2846,
    meaning: 'The restore service is not available.',
  },
  NS_E_DRM_UNABLE_TO_CREATE_BACKUP_OBJECT: {
    value: 0xc00d2735,
    meaning: 'The backup object could not be created.',
  },
  NS_E_DRM_OPERATION_CANCELED: { value: 0xc00d2768, meaning: 'The operation was cancelled.' },
  NS_S_DRM_MONITOR_CANCELLED: {
    value: 0x000d2746,
    meaning:
      'Monitoring was cancelled. A success code: SUCCEEDED does not mean that a license came.',
  },
  NS_S_DRM_ACQUIRE_CANCELLED: {
    value: 0x000d2747,
    meaning:
      'The acquisition was cancelled. A success code: SUCCEEDED does not mean that a license came.',
  },
  NS_E_DRM_MIGRATION_OPERATION_CANCELLED: {
    value: 0xc00d279a,
    meaning: 'The migration was cancelled.',
  },
} as const;
