import { defineIid, type Iid } from '../guid/iid.js';
import type { HRESULT } from '../hresult/hresult.js';
import { IID_IUnknown, type IUnknown } from '../unknown/iunknown.js';
import type { IWMStatusCallback } from './iwm-status-callback.js';

/**
 * Restore in the older API. Source: wmsdkidl.h; sdk-api IWMLicenseRestore.
 */
export interface IWMLicenseRestore extends IUnknown {
  /**
   * Restores from the directory in the property `RestorePath`, asynchronously; the callback sees how it goes.
   * @param dwFlags 0 or `WM_RESTORE_INDIVIDUALIZE`: the user agrees to an individualization.
   * @returns as BackupLicenses.
   */
  RestoreLicenses(dwFlags: number, pCallback: IWMStatusCallback): HRESULT;
  /** As CancelLicenseBackup, for the restore of this object. */
  CancelLicenseRestore(): HRESULT;
}

/** IWMLicenseRestore (wmsdkidl.h). */
export const IID_IWMLicenseRestore: Iid<IWMLicenseRestore> = defineIid<IWMLicenseRestore, IUnknown>(
  'IWMLicenseRestore',
  'C70B6334-A22E-4EFB-A245-15E65A004A13',
  IID_IUnknown,
);
