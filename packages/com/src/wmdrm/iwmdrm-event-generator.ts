import { defineIid, type Iid } from '../guid/iid.js';
import type { HRESULT } from '../hresult/hresult.js';
import {
  IID_IMFMediaEventGenerator,
  type IMFMediaEventGenerator,
} from '../media-foundation/imf-media-event-generator.js';
import type { IUnknown } from '../unknown/iunknown.js';

/**
 * Events of the asynchronous methods, and how to cancel these. The page names IUnknown as base and leaves Shutdown out;
 * the header has it as here. An object that is shut down says so before it looks at any argument.
 * Source: wmdrmsdk.h; wmformat/iwmdrmeventgenerator, using-the-media-foundation-model.
 */
export interface IWMDRMEventGenerator extends IMFMediaEventGenerator {
  /**
   * Asks a running operation to stop; answers at once. The operation ends with its completed event.
   * @param punkCancelationCookie what the method that started it answered.
   * @returns `S_OK`; `S_FALSE` if the operation has ended or was cancelled before; `E_INVALIDARG` for null, an object
   * that is no cookie, or the cookie of another generator; `MF_E_SHUTDOWN`.
   */
  CancelAsyncOperation(punkCancelationCookie: IUnknown | null): HRESULT;
  /**
   * Cancels what runs and drops unread events. Afterwards every method but QueryInterface answers `MF_E_SHUTDOWN`, a
   * second Shutdown too.
   */
  Shutdown(): HRESULT;
}

/** IWMDRMEventGenerator (wmdrmsdk.h). */
export const IID_IWMDRMEventGenerator: Iid<IWMDRMEventGenerator> = defineIid<
  IWMDRMEventGenerator,
  IMFMediaEventGenerator
>('IWMDRMEventGenerator', 'CE11CC91-E615-4E0B-BE1F-09B5AEC033F2', IID_IMFMediaEventGenerator);
