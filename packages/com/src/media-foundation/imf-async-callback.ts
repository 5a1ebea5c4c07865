import { defineIid, type Iid } from '../guid/iid.js';
import type { ComResult } from '../hresult/com-result.js';
import type { HRESULT } from '../hresult/hresult.js';
import { IID_IUnknown, type IUnknown } from '../unknown/iunknown.js';
import type { IMFAsyncResult } from './imf-async-result.js';

/** How a callback wants to run. */
export interface AsyncCallbackParameters {
  /** Zero or more of the `MFASYNC_…` flags. */
  readonly dwFlags: number;
  /** One of the `MFASYNC_CALLBACK_QUEUE_…` ids. */
  readonly dwQueue: number;
}

/**
 * What a client implements to be called back; `createComObject([IID_IMFAsyncCallback], { … })` makes one.
 * Two callbacks are the same if they are one object. Source: mfobjects.h; medfound/asynchronous-callback-methods.
 */
export interface IMFAsyncCallback extends IUnknown {
  /**
   * Asked before each `Invoke`. `E_NOTIMPL` is an ordinary answer. All work queues are one here, the scheduler of the
   * event queue, so the answer changes nothing.
   */
  GetParameters(): ComResult<AsyncCallbackParameters>;
  /**
   * The request has come to its end; hand `pAsyncResult` to the End method, here or later. Runs from the scheduler,
   * never inside a Begin or QueueEvent. What it answers or throws changes nothing for anybody else.
   */
  Invoke(pAsyncResult: IMFAsyncResult): HRESULT;
}

/** IMFAsyncCallback (mfobjects.h). */
export const IID_IMFAsyncCallback: Iid<IMFAsyncCallback> = defineIid<IMFAsyncCallback, IUnknown>(
  'IMFAsyncCallback',
  'A27003CF-2354-4F2A-8D6A-AB7CFF15437E',
  IID_IUnknown,
);
