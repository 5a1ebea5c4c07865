import { defineIid, type Iid } from '../guid/iid.js';
import type { ComResult } from '../hresult/com-result.js';
import type { HRESULT } from '../hresult/hresult.js';
import { IID_IUnknown, type IUnknown } from '../unknown/iunknown.js';

/** Identifies an asynchronous request and carries its outcome. Source: mfobjects.h; sdk-api IMFAsyncResult. */
export interface IMFAsyncResult extends IUnknown {
  /** The state object given to the Begin method; `E_POINTER` if there is none. */
  GetState(): ComResult<IUnknown>;
  /** The outcome of the request: the code answered **is** the status. */
  GetStatus(): HRESULT;
  /** Sets what `GetStatus` answers. `S_OK`; `E_INVALIDARG` if it is no 32-bit number. */
  SetStatus(hrStatus: HRESULT): HRESULT;
  /** The object the request works on; `E_POINTER` if there is none, as for events. */
  GetObject(): ComResult<IUnknown>;
  /** The state object or null; no result code. */
  GetStateNoAddRef(): IUnknown | null;
}

/** IMFAsyncResult (mfobjects.h). */
export const IID_IMFAsyncResult: Iid<IMFAsyncResult> = defineIid<IMFAsyncResult, IUnknown>(
  'IMFAsyncResult',
  'AC6B7889-0740-4D51-8619-905994A55CC6',
  IID_IUnknown,
);
