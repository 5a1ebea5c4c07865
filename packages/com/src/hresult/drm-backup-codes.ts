import { toHRESULT, type HRESULT } from './hresult.js';
import { drmBackupTable } from './drm-backup-table.js';

// The meanings stand in the table; a test keeps the comments here equal to them.

/** The place already holds a license backup. */
export const NS_E_DRM_BACKUP_EXISTS: HRESULT = toHRESULT(
  drmBackupTable.NS_E_DRM_BACKUP_EXISTS.value,
);
/** The backed-up licenses are missing or damaged. */
export const NS_E_DRM_BACKUP_CORRUPT: HRESULT = toHRESULT(
  drmBackupTable.NS_E_DRM_BACKUP_CORRUPT.value,
);
/** Another backup or restore is still running. */
export const NS_E_DRM_BACKUPRESTORE_BUSY: HRESULT = toHRESULT(
  drmBackupTable.NS_E_DRM_BACKUPRESTORE_BUSY.value,
);
/** The restore request carried bad data. */
export const NS_E_BACKUP_RESTORE_BAD_DATA: HRESULT = toHRESULT(
  drmBackupTable.NS_E_BACKUP_RESTORE_BAD_DATA.value,
);
/** Restoring the backup failed. */
export const NS_E_BACKUP_RESTORE_FAILURE: HRESULT = toHRESULT(
  drmBackupTable.NS_E_BACKUP_RESTORE_FAILURE.value,
);
/** The restore request has a bad id. */
export const NS_E_BACKUP_RESTORE_BAD_REQUEST_ID: HRESULT = toHRESULT(
  drmBackupTable.NS_E_BACKUP_RESTORE_BAD_REQUEST_ID.value,
);
/** The licenses were restored too often. */
export const NS_E_BACKUP_RESTORE_TOO_MANY_RESETS: HRESULT = toHRESULT(
  drmBackupTable.NS_E_BACKUP_RESTORE_TOO_MANY_RESETS.value,
);
/** These licenses may not be restored here: the limit is reached. */
export const NS_E_DRM_RESTORE_FRAUD: HRESULT = toHRESULT(
  drmBackupTable.NS_E_DRM_RESTORE_FRAUD.value,
);
/** The restore service is not available. */
export const NS_E_DRM_RESTORE_SERVICE_UNAVAILABLE: HRESULT = toHRESULT(
  drmBackupTable.NS_E_DRM_RESTORE_SERVICE_UNAVAILABLE.value,
);
/** The backup object could not be created. */
export const NS_E_DRM_UNABLE_TO_CREATE_BACKUP_OBJECT: HRESULT = toHRESULT(
  drmBackupTable.NS_E_DRM_UNABLE_TO_CREATE_BACKUP_OBJECT.value,
);
/** The operation was cancelled. */
export const NS_E_DRM_OPERATION_CANCELED: HRESULT = toHRESULT(
  drmBackupTable.NS_E_DRM_OPERATION_CANCELED.value,
);
/** Monitoring was cancelled. A success code: SUCCEEDED does not mean that a license came. */
export const NS_S_DRM_MONITOR_CANCELLED: HRESULT = toHRESULT(
  drmBackupTable.NS_S_DRM_MONITOR_CANCELLED.value,
);
/** The acquisition was cancelled. A success code: SUCCEEDED does not mean that a license came. */
export const NS_S_DRM_ACQUIRE_CANCELLED: HRESULT = toHRESULT(
  drmBackupTable.NS_S_DRM_ACQUIRE_CANCELLED.value,
);
/** The migration was cancelled. */
export const NS_E_DRM_MIGRATION_OPERATION_CANCELLED: HRESULT = toHRESULT(
  drmBackupTable.NS_E_DRM_MIGRATION_OPERATION_CANCELLED.value,
);
