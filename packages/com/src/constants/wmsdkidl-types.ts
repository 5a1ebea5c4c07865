/** 32-bit unsigned integer (wmsdkidl.h). */
export const WMT_TYPE_DWORD = 0;
/** String (wmsdkidl.h). */
export const WMT_TYPE_STRING = 1;
/** Bytes (wmsdkidl.h). */
export const WMT_TYPE_BINARY = 2;
/** Truth value (wmsdkidl.h). */
export const WMT_TYPE_BOOL = 3;
/** 64-bit unsigned integer (wmsdkidl.h). */
export const WMT_TYPE_QWORD = 4;
/** 16-bit unsigned integer (wmsdkidl.h). */
export const WMT_TYPE_WORD = 5;
/** GUID (wmsdkidl.h). */
export const WMT_TYPE_GUID = 6;

/** The type of a value of the older API (wmsdkidl.h; sdk-api WMT_ATTR_DATATYPE). */
export type WMT_ATTR_DATATYPE =
  | typeof WMT_TYPE_DWORD
  | typeof WMT_TYPE_STRING
  | typeof WMT_TYPE_BINARY
  | typeof WMT_TYPE_BOOL
  | typeof WMT_TYPE_QWORD
  | typeof WMT_TYPE_WORD
  | typeof WMT_TYPE_GUID;

/** As `WMDRM_BACKUP_OVERWRITE`, in the older API (wmsdkidl.h). */
export const WM_BACKUP_OVERWRITE = 0x1;
/** As `WMDRM_RESTORE_INDIVIDUALIZE`, in the older API (wmsdkidl.h). */
export const WM_RESTORE_INDIVIDUALIZE = 0x2;

/** Property of IWMBackupRestoreProps: the directory to back up to (sdk-api IWMBackupRestoreProps::SetProp). */
export const backupPathProperty = 'BackupPath';
/** Property of IWMBackupRestoreProps: the directory to restore from (same page). */
export const restorePathProperty = 'RestorePath';
