import type { WM_BACKUP_RESTORE_STATUS } from '../constants/wmdrmsdk-structs.js';
import { defineIid, type Iid } from '../guid/iid.js';
import type { ComResult } from '../hresult/com-result.js';
import { IID_IUnknown, type IUnknown } from '../unknown/iunknown.js';

/**
 * What the value of a progress event of a backup or restore answers; one object per event.
 * Source: wmdrmsdk.h; wmformat/iwmdrmlicensebackuprestorestatus.
 */
export interface IWMDRMLicenseBackupRestoreStatus extends IUnknown {
  /** The status when the event was queued; it does not change later. */
  GetStatus(): ComResult<WM_BACKUP_RESTORE_STATUS>;
}

/** IWMDRMLicenseBackupRestoreStatus (wmdrmsdk.h). */
export const IID_IWMDRMLicenseBackupRestoreStatus: Iid<IWMDRMLicenseBackupRestoreStatus> =
  defineIid<IWMDRMLicenseBackupRestoreStatus, IUnknown>(
    'IWMDRMLicenseBackupRestoreStatus',
    'F653C5A2-0EB3-4503-9D88-C200552D0D55',
    IID_IUnknown,
  );
