import {
  MEWMDRMLicenseBackupCompleted,
  MEWMDRMLicenseRestoreCompleted,
} from '../constants/mfobjects-event-types.js';
import { DRM_BACKUPRESTORE_END, DRM_ERROR } from '../constants/wmdrmsdk-msdrm-status.js';
import type { WM_BACKUP_RESTORE_STATUS } from '../constants/wmdrmsdk-structs.js';
import { WMT_BACKUPRESTORE_END, WMT_ERROR, type WMT_STATUS } from '../constants/wmsdkidl-status.js';
import { WMT_TYPE_STRING } from '../constants/wmsdkidl-types.js';
import { VT_UNKNOWN } from '../constants/wtypes-vartype.js';
import { E_NOTIMPL, S_OK } from '../hresult/com-codes.js';
import { comFailure, unwrap, type ComResult } from '../hresult/com-result.js';
import { FAILED, type HRESULT } from '../hresult/hresult.js';
import {
  IID_IMFAsyncCallback,
  type AsyncCallbackParameters,
  type IMFAsyncCallback,
} from '../media-foundation/imf-async-callback.js';
import type { IMFAsyncResult } from '../media-foundation/imf-async-result.js';
import type { IMFMediaEventGenerator } from '../media-foundation/imf-media-event-generator.js';
import type { IMFMediaEvent } from '../media-foundation/imf-media-event.js';
import { ComObject, implementInterfaces } from '../unknown/com-object.js';
import { IID_IWMDRMLicenseBackupRestoreStatus } from '../wmdrm/iwmdrm-license-backup-restore-status.js';
import type { IWMStatusCallback } from './iwm-status-callback.js';
import { wmtStatusOf } from './wmt-status-of.js';

/**
 * Tells a callback of the older API about the one operation that runs on a generator: each event in a task of its own,
 * from the scheduler, the last one `WMT_BACKUPRESTORE_END` or `WMT_ERROR` with the failure.
 * @param onEnd is called before the callback hears of the end, so that it may start the next operation.
 */
export function relayStatus(
  generator: IMFMediaEventGenerator,
  callback: IWMStatusCallback,
  onEnd: () => void,
): void {
  generator.BeginGetEvent(new StatusRelay(generator, callback, onEnd), null);
}

class StatusRelay extends ComObject implements IMFAsyncCallback {
  static {
    implementInterfaces(StatusRelay, IID_IMFAsyncCallback);
  }

  readonly #generator: IMFMediaEventGenerator;
  readonly #callback: IWMStatusCallback;
  readonly #onEnd: () => void;
  /** What the operation said about its failure; the older API tells it together with the code. */
  #errorText: string | null = null;

  constructor(generator: IMFMediaEventGenerator, callback: IWMStatusCallback, onEnd: () => void) {
    super();
    this.#generator = generator;
    this.#callback = callback;
    this.#onEnd = onEnd;
  }

  GetParameters(): ComResult<AsyncCallbackParameters> {
    return comFailure(E_NOTIMPL);
  }

  Invoke(pAsyncResult: IMFAsyncResult): HRESULT {
    const event = unwrap(this.#generator.EndGetEvent(pAsyncResult));
    const type = unwrap(event.GetType());
    if (type === MEWMDRMLicenseBackupCompleted || type === MEWMDRMLicenseRestoreCompleted) {
      this.#end(unwrap(event.GetStatus()));
    } else {
      this.#generator.BeginGetEvent(this, null);
      this.#progress(statusOf(event));
    }
    return S_OK;
  }

  #progress({ eStatus, bstrError }: WM_BACKUP_RESTORE_STATUS): void {
    if (eStatus === DRM_ERROR) this.#errorText = bstrError;
    // Both ends wait for the completed event: only then can another operation start.
    if (eStatus === DRM_ERROR || eStatus === DRM_BACKUPRESTORE_END) return;
    const status = wmtStatusOf(eStatus);
    if (status !== undefined) this.#tell(status, S_OK, bstrError);
  }

  #end(hr: HRESULT): void {
    this.#onEnd();
    if (FAILED(hr)) this.#tell(WMT_ERROR, hr, this.#errorText);
    else this.#tell(WMT_BACKUPRESTORE_END, hr, null);
  }

  #tell(status: WMT_STATUS, hr: HRESULT, value: string | null): void {
    // What the application throws ends here and in the queue that calls Invoke; the operation goes on.
    const answer: unknown = this.#callback.OnStatus(status, hr, WMT_TYPE_STRING, value, null);
    if (answer instanceof Promise) answer.catch(() => undefined);
  }
}

function statusOf(event: IMFMediaEvent): WM_BACKUP_RESTORE_STATUS {
  const value = unwrap(event.GetValue());
  const object = value.vt === VT_UNKNOWN ? value.punkVal : null;
  const status = object?.QueryInterface(IID_IWMDRMLicenseBackupRestoreStatus);
  if (status?.ok !== true) throw new TypeError('A progress event has no status.');
  return unwrap(status.value.GetStatus());
}
