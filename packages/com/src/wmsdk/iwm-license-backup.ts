import { defineIid, type Iid } from '../guid/iid.js';
import type { HRESULT } from '../hresult/hresult.js';
import { IID_IUnknown, type IUnknown } from '../unknown/iunknown.js';
import type { IWMStatusCallback } from './iwm-status-callback.js';

/**
 * Backup in the older API. Source: wmsdkidl.h; sdk-api IWMLicenseBackup.
 */
export interface IWMLicenseBackup extends IUnknown {
  /**
   * Backs up to the directory in the property `BackupPath`, asynchronously; the callback sees how it goes.
   * @param dwFlags 0 or `WM_BACKUP_OVERWRITE`; without it an existing backup ends the operation with `WMT_ERROR` and
   * `NS_E_DRM_BACKUP_EXISTS`.
   * @returns `S_OK`; `E_INVALIDARG` without a callback, for other flags, and for a path that is missing or names no
   * place; `NS_E_DRM_BACKUPRESTORE_BUSY` while a backup or restore of the store runs, and until the last call of the one
   * this object started.
   */
  BackupLicenses(dwFlags: number, pCallback: IWMStatusCallback): HRESULT;
  /**
   * Asks the backup of this object to stop; it ends with `WMT_ERROR` and `NS_E_DRM_OPERATION_CANCELED`.
   * @returns `S_OK`; `S_FALSE` if none runs or it was cancelled before.
   */
  CancelLicenseBackup(): HRESULT;
}

/** IWMLicenseBackup (wmsdkidl.h). */
export const IID_IWMLicenseBackup: Iid<IWMLicenseBackup> = defineIid<IWMLicenseBackup, IUnknown>(
  'IWMLicenseBackup',
  '05E5AC9F-3FB6-4508-BB43-A4067BA1EBE8',
  IID_IUnknown,
);
