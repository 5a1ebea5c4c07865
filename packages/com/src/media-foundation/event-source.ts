import type { MF_EVENT_FLAG_NO_WAIT } from '../constants/mfobjects-event-flags.js';
import type { ComResult } from '../hresult/com-result.js';
import type { HRESULT } from '../hresult/hresult.js';
import type { IUnknown } from '../unknown/iunknown.js';
import type { IMFAsyncCallback } from './imf-async-callback.js';
import type { IMFAsyncResult } from './imf-async-result.js';
import type { IMFMediaEvent } from './imf-media-event.js';

/**
 * The three methods IMFMediaEventGenerator and IMFMediaEventQueue share; neither interface derives from the other.
 * Events come first in, first out. Source: sdk-api IMFMediaEventGenerator; medfound/media-event-generators.
 */
export interface EventSource {
  /**
   * The next event, at once.
   * @returns `S_OK`; `MF_E_SHUTDOWN`; `MF_E_MULTIPLE_SUBSCRIBERS` while a `BeginGetEvent` lacks its `EndGetEvent`;
   * `MF_E_NO_EVENTS_AVAILABLE`. Checked in this order.
   */
  GetEvent(dwFlags: typeof MF_EVENT_FLAG_NO_WAIT): ComResult<IMFMediaEvent>;
  /**
   * The next event, or the first to come. Where the original blocks its thread, this answers a Promise; it resolves,
   * and never rejects. Several waiters are served in order, and before a `BeginGetEvent` that came after them.
   * @param signal stops waiting: `E_ABORT`, and no event is taken.
   * @returns as above, without `MF_E_NO_EVENTS_AVAILABLE`; `MF_E_SHUTDOWN` also when Shutdown comes while waiting;
   * `E_INVALIDARG` for a signal that is none.
   */
  GetEvent(dwFlags: 0, signal?: AbortSignal): Promise<ComResult<IMFMediaEvent>>;
  /** By the value of `dwFlags` as above; other flags are `E_INVALIDARG`, after the other checks, and no Promise. */
  GetEvent(
    dwFlags: number,
    signal?: AbortSignal,
  ): ComResult<IMFMediaEvent> | Promise<ComResult<IMFMediaEvent>>;
  /**
   * Asks to be called back when an event is there, also if one is there already. One request can be pending.
   * @param pCallback is called from the scheduler; it should call `EndGetEvent`.
   * @param punkState comes back through the result; may be null.
   * @returns `S_OK`; `E_INVALIDARG` without a callback; `MF_E_SHUTDOWN`; and while a request is pending
   * `MF_S_MULTIPLE_BEGIN` (a success: it is that very request) for the same callback and state, `MF_E_MULTIPLE_BEGIN`
   * for the same callback and another state, `MF_E_MULTIPLE_SUBSCRIBERS` for another callback. Checked in this order.
   */
  BeginGetEvent(pCallback: IMFAsyncCallback, punkState: IUnknown | null): HRESULT;
  /**
   * Takes the event and ends the request. The event is taken here, not when the callback is posted.
   * @param pResult the one given to `Invoke`.
   * @returns `S_OK`; `MF_E_SHUTDOWN`; `E_FAIL` for null or another result than the pending one, and the request stays.
   */
  EndGetEvent(pResult: IMFAsyncResult): ComResult<IMFMediaEvent>;
}
