import type {
  WM_BACKUP_RESTORE_STATUS,
  WM_INDIVIDUALIZE_STATUS,
} from '../constants/wmdrmsdk-structs.js';
import { VT_UNKNOWN } from '../constants/wtypes-vartype.js';
import type { IMFMediaEvent } from '../media-foundation/imf-media-event.js';
import type { IUnknown } from '../unknown/iunknown.js';
import { IID_IWMDRMIndividualizationStatus } from '../wmdrm/iwmdrm-individualization-status.js';
import { IID_IWMDRMLicenseBackupRestoreStatus } from '../wmdrm/iwmdrm-license-backup-restore-status.js';
import { IID_IWMDRMOperationProgress } from '../wmdrm/iwmdrm-operation-progress.js';
import type { WmdrmOperationProgress } from '../wmdrm/operation-progress.js';

/** What one progress event says, read out of its interfaces; null for what it does not have. */
export interface OperationProgress {
  readonly event: IMFMediaEvent;
  /** Of a backup or restore. */
  readonly status: WM_BACKUP_RESTORE_STATUS | null;
  /** Of an individualization. */
  readonly individualization: WM_INDIVIDUALIZE_STATUS | null;
  /** Phase, counts and bytes. */
  readonly counts: WmdrmOperationProgress | null;
}

/** A progress event, read. */
export interface ReadProgress {
  readonly progress: OperationProgress;
  /** The cookie of the operation it belongs to; null if it does not say. */
  readonly owner: IUnknown | null;
}

/** Reads a progress event; each interface is asked for once. */
export function readProgress(event: IMFMediaEvent): ReadProgress {
  const { value } = event.GetValue();
  const object = value?.vt === VT_UNKNOWN ? value.punkVal : null;
  const status = object?.QueryInterface(IID_IWMDRMLicenseBackupRestoreStatus).value;
  const individualization = object?.QueryInterface(IID_IWMDRMIndividualizationStatus).value;
  const operation = object?.QueryInterface(IID_IWMDRMOperationProgress).value;
  return {
    progress: {
      event,
      status: status?.GetStatus().value ?? null,
      individualization: individualization?.GetStatus().value ?? null,
      counts: operation?.GetProgress().value ?? null,
    },
    owner: operation?.GetCookie().value ?? null,
  };
}

/** How far the operation of a cookie is; null if the cookie does not say. */
export function countsOf(cookie: IUnknown): WmdrmOperationProgress | null {
  return cookie.QueryInterface(IID_IWMDRMOperationProgress).value?.GetProgress().value ?? null;
}
