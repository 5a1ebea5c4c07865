import { E_INVALIDARG, E_POINTER, S_OK } from '../hresult/com-codes.js';
import { comFailure, comSuccess, type ComResult } from '../hresult/com-result.js';
import { isHresultBits, toHRESULT, type HRESULT } from '../hresult/hresult.js';
import { ComObject, implementInterfaces } from '../unknown/com-object.js';
import type { IUnknown } from '../unknown/iunknown.js';
import type { IMFAsyncCallback } from './imf-async-callback.js';
import { IID_IMFAsyncResult, type IMFAsyncResult } from './imf-async-result.js';
import { isObject } from './value-checks.js';

class AsyncResult extends ComObject implements IMFAsyncResult {
  static {
    implementInterfaces(AsyncResult, IID_IMFAsyncResult);
  }

  readonly #object: IUnknown | null;
  readonly #state: IUnknown | null;
  #status = S_OK;

  constructor(object: IUnknown | null, state: IUnknown | null) {
    super();
    this.#object = object;
    this.#state = state;
  }

  GetState(): ComResult<IUnknown> {
    return this.#state === null ? comFailure(E_POINTER) : comSuccess(this.#state);
  }

  GetStatus(): HRESULT {
    return this.#status;
  }

  SetStatus(hrStatus: HRESULT): HRESULT {
    if (!isHresultBits(hrStatus)) return E_INVALIDARG;
    this.#status = toHRESULT(hrStatus);
    return S_OK;
  }

  GetObject(): ComResult<IUnknown> {
    return this.#object === null ? comFailure(E_POINTER) : comSuccess(this.#object);
  }

  GetStateNoAddRef(): IUnknown | null {
    return this.#state;
  }
}

/**
 * The result object of an asynchronous request (mfapi.h; sdk-api MFCreateAsyncResult), status `S_OK`.
 * @param punkObject what `GetObject` answers; may be null.
 * @param pCallback who will be called back; may be null. The result does not show it.
 * @param punkState what `GetState` answers; may be null.
 * @returns `S_OK`; `E_INVALIDARG` for something that is neither an object nor null.
 */
export function MFCreateAsyncResult(
  punkObject: IUnknown | null,
  pCallback: IMFAsyncCallback | null,
  punkState: IUnknown | null,
): ComResult<IMFAsyncResult> {
  const given = [punkObject, pCallback, punkState];
  if (!given.every((each) => each == null || isObject(each))) return comFailure(E_INVALIDARG);
  return comSuccess(new AsyncResult(punkObject ?? null, punkState ?? null));
}
