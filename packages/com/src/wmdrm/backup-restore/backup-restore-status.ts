import type { RestrictedLicense } from '@wmdrm/core';
import type { WM_BACKUP_RESTORE_STATUS } from '../../constants/wmdrmsdk-structs.js';
import { comSuccess, type ComResult } from '../../hresult/com-result.js';
import { ComObject, implementInterfaces } from '../../unknown/com-object.js';
import type { IUnknown } from '../../unknown/iunknown.js';
import {
  IID_IWMDRMLicenseBackupRestoreStatus,
  type IWMDRMLicenseBackupRestoreStatus,
} from '../iwmdrm-license-backup-restore-status.js';
import {
  IID_IWMDRMOperationProgress,
  type IWMDRMOperationProgress,
} from '../iwmdrm-operation-progress.js';
import type { WmdrmOperationProgress } from '../operation-progress.js';

/** The value of one progress event of a backup or restore. Nothing in it changes. */
export class BackupRestoreStatus
  extends ComObject
  implements IWMDRMLicenseBackupRestoreStatus, IWMDRMOperationProgress
{
  static {
    implementInterfaces(
      BackupRestoreStatus,
      IID_IWMDRMLicenseBackupRestoreStatus,
      IID_IWMDRMOperationProgress,
    );
  }

  readonly #status: WM_BACKUP_RESTORE_STATUS;
  readonly #cookie: IUnknown;
  readonly #restricted: RestrictedLicense | null;
  #progress: WmdrmOperationProgress;

  constructor(
    status: WM_BACKUP_RESTORE_STATUS,
    cookie: IUnknown,
    progress: WmdrmOperationProgress,
    restricted: RestrictedLicense | null,
  ) {
    super();
    this.#status = Object.freeze(status);
    this.#cookie = cookie;
    this.#progress = progress;
    this.#restricted = restricted;
  }

  GetStatus(): ComResult<WM_BACKUP_RESTORE_STATUS> {
    return comSuccess(this.#status);
  }

  GetCookie(): ComResult<IUnknown> {
    return comSuccess(this.#cookie);
  }

  GetProgress(): ComResult<WmdrmOperationProgress> {
    const restricted = this.#restricted;
    // Put together when it is asked for: there may be one event for each license of a store.
    if (this.#progress.restricted !== restricted) {
      this.#progress = Object.freeze({ ...this.#progress, restricted });
    }
    return comSuccess(this.#progress);
  }
}
