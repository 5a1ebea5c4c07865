import type {
  WM_BACKUP_RESTORE_STATUS,
  WM_INDIVIDUALIZE_STATUS,
} from '../constants/wmdrmsdk-structs.js';
import { VT_UNKNOWN } from '../constants/wtypes-vartype.js';
import type { Iid } from '../guid/iid.js';
import type { ComResult } from '../hresult/com-result.js';
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

/** Reads a progress event. */
export function operationProgressOf(event: IMFMediaEvent): OperationProgress {
  const object = objectOf(event);
  return {
    event,
    status: read(object, IID_IWMDRMLicenseBackupRestoreStatus, (each) => each.GetStatus()),
    individualization: read(object, IID_IWMDRMIndividualizationStatus, (each) => each.GetStatus()),
    counts: read(object, IID_IWMDRMOperationProgress, (each) => each.GetProgress()),
  };
}

/** The cookie of the operation an event belongs to; null if it does not say. */
export function cookieOf(event: IMFMediaEvent): IUnknown | null {
  return read(objectOf(event), IID_IWMDRMOperationProgress, (each) => each.GetCookie());
}

/** How far the operation of a cookie is; null if the cookie does not say. */
export function countsOf(cookie: IUnknown): WmdrmOperationProgress | null {
  return read(cookie, IID_IWMDRMOperationProgress, (each) => each.GetProgress());
}

function objectOf(event: IMFMediaEvent): IUnknown | null {
  const { value } = event.GetValue();
  return value?.vt === VT_UNKNOWN ? value.punkVal : null;
}

function read<I extends IUnknown, T>(
  object: IUnknown | null,
  iid: Iid<I>,
  get: (object: I) => ComResult<T>,
): T | null {
  const asked = object?.QueryInterface(iid);
  if (asked?.ok !== true) return null;
  const { ok, value } = get(asked.value);
  return ok ? value : null;
}
