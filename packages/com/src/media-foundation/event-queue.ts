import { portableHost, type Scheduler } from '@wmdrm/core';
import { MF_EVENT_FLAG_NO_WAIT } from '../constants/mfobjects-event-flags.js';
import type { MediaEventType } from '../constants/mfobjects-event-types.js';
import { VT_UNKNOWN } from '../constants/wtypes-vartype.js';
import type { Guid } from '../guid/guid.js';
import { E_ABORT, E_FAIL, E_INVALIDARG, S_OK } from '../hresult/com-codes.js';
import { comFailure, comSuccess, type ComResult } from '../hresult/com-result.js';
import type { HRESULT } from '../hresult/hresult.js';
import {
  MF_E_MULTIPLE_BEGIN,
  MF_E_MULTIPLE_SUBSCRIBERS,
  MF_E_NO_EVENTS_AVAILABLE,
  MF_E_SHUTDOWN,
  MF_S_MULTIPLE_BEGIN,
} from '../hresult/mf-codes.js';
import { ComObject, implementInterfaces } from '../unknown/com-object.js';
import type { IUnknown } from '../unknown/iunknown.js';
import { MFCreateAsyncResult } from './async-result.js';
import { EventWaiters, isSignal } from './event-waiters.js';
import { Fifo } from './fifo.js';
import type { IMFAsyncCallback } from './imf-async-callback.js';
import type { IMFAsyncResult } from './imf-async-result.js';
import { IID_IMFMediaEventQueue, type IMFMediaEventQueue } from './imf-media-event-queue.js';
import type { IMFMediaEvent } from './imf-media-event.js';
import { invokeCallback, type CallbackErrorListener } from './invoke-callback.js';
import { MFCreateMediaEvent } from './media-event.js';
import type { PROPVARIANT } from './propvariant.js';

export interface EventQueueOptions {
  /**
   * Runs the callbacks; `nodeHost()` of `@wmdrm/node` has a faster one than the default.
   * @defaultValue that of `portableHost`, a timer
   */
  readonly scheduler?: Scheduler;
  /** Is told what a callback threw. @defaultValue nobody is told */
  readonly onCallbackError?: CallbackErrorListener;
}

/** A BeginGetEvent without its EndGetEvent. */
interface PendingRequest {
  readonly callback: IMFAsyncCallback;
  readonly state: IUnknown | null;
  readonly result: IMFAsyncResult;
  /** The callback was handed to the scheduler, once. */
  posted: boolean;
}

class EventQueue extends ComObject implements IMFMediaEventQueue {
  static {
    implementInterfaces(EventQueue, IID_IMFMediaEventQueue);
  }

  readonly #scheduler: Scheduler;
  readonly #onCallbackError: CallbackErrorListener | undefined;
  readonly #events = new Fifo<IMFMediaEvent>();
  /** Whoever waits came when the queue was empty and no request was pending. */
  readonly #waiters = new EventWaiters();
  #pending: PendingRequest | undefined;
  #isShutDown = false;

  constructor(scheduler: Scheduler, onCallbackError: CallbackErrorListener | undefined) {
    super();
    this.#scheduler = scheduler;
    this.#onCallbackError = onCallbackError;
  }

  GetEvent(dwFlags: typeof MF_EVENT_FLAG_NO_WAIT): ComResult<IMFMediaEvent>;
  GetEvent(dwFlags: 0, signal?: AbortSignal): Promise<ComResult<IMFMediaEvent>>;
  GetEvent(
    dwFlags: number,
    signal?: AbortSignal,
  ): ComResult<IMFMediaEvent> | Promise<ComResult<IMFMediaEvent>>;
  GetEvent(
    dwFlags: number,
    signal?: AbortSignal,
  ): ComResult<IMFMediaEvent> | Promise<ComResult<IMFMediaEvent>> {
    if (dwFlags === 0) return this.#nextEvent(signal);
    return this.#refusal() ?? this.#eventNow(dwFlags);
  }

  BeginGetEvent(pCallback: IMFAsyncCallback, punkState: IUnknown | null): HRESULT {
    if (typeof pCallback?.Invoke !== 'function') return E_INVALIDARG;
    if (this.#isShutDown) return MF_E_SHUTDOWN;
    const state = punkState ?? null;
    const pending = this.#pending;
    if (pending !== undefined) {
      if (pending.callback !== pCallback) return MF_E_MULTIPLE_SUBSCRIBERS;
      return pending.state === state ? MF_S_MULTIPLE_BEGIN : MF_E_MULTIPLE_BEGIN;
    }
    const created = MFCreateAsyncResult(null, pCallback, state);
    if (!created.ok) return created.hr;
    this.#pending = { callback: pCallback, state, result: created.value, posted: false };
    if (this.#events.length > 0) this.#post(this.#pending);
    return S_OK;
  }

  EndGetEvent(pResult: IMFAsyncResult): ComResult<IMFMediaEvent> {
    if (this.#isShutDown) return comFailure(MF_E_SHUTDOWN);
    if (this.#pending === undefined || this.#pending.result !== pResult) return comFailure(E_FAIL);
    const event = this.#events.shift();
    if (event === undefined) return comFailure(E_FAIL);
    this.#pending = undefined;
    return comSuccess(event);
  }

  QueueEvent(pEvent: IMFMediaEvent): HRESULT {
    if (typeof pEvent?.GetType !== 'function') return E_INVALIDARG;
    if (this.#isShutDown) return MF_E_SHUTDOWN;
    if (this.#waiters.answerFirst(pEvent)) return S_OK;
    this.#events.push(pEvent);
    if (this.#pending !== undefined && !this.#pending.posted) this.#post(this.#pending);
    return S_OK;
  }

  QueueEventParamVar(
    met: MediaEventType,
    guidExtendedType: Guid,
    hrStatus: HRESULT,
    pvValue: PROPVARIANT | null,
  ): HRESULT {
    const created = MFCreateMediaEvent(met, guidExtendedType, hrStatus, pvValue);
    return created.ok ? this.QueueEvent(created.value) : created.hr;
  }

  QueueEventParamUnk(
    met: MediaEventType,
    guidExtendedType: Guid,
    hrStatus: HRESULT,
    pUnk: IUnknown | null,
  ): HRESULT {
    const value: PROPVARIANT = { vt: VT_UNKNOWN, punkVal: pUnk };
    return this.QueueEventParamVar(met, guidExtendedType, hrStatus, value);
  }

  Shutdown(): HRESULT {
    this.#isShutDown = true;
    this.#events.clear();
    this.#pending = undefined;
    this.#waiters.answerAll(comFailure(MF_E_SHUTDOWN));
    return S_OK;
  }

  async #nextEvent(signal: AbortSignal | undefined): Promise<ComResult<IMFMediaEvent>> {
    const refusal = this.#refusal();
    if (refusal !== undefined) return refusal;
    if (!isSignal(signal)) return comFailure(E_INVALIDARG);
    if (signal?.aborted === true) return comFailure(E_ABORT);
    const event = this.#events.shift();
    return event === undefined ? this.#waiters.wait(signal) : comSuccess(event);
  }

  #eventNow(dwFlags: number): ComResult<IMFMediaEvent> {
    if (dwFlags !== MF_EVENT_FLAG_NO_WAIT) return comFailure(E_INVALIDARG);
    const event = this.#events.shift();
    return event === undefined ? comFailure(MF_E_NO_EVENTS_AVAILABLE) : comSuccess(event);
  }

  /** Why GetEvent cannot be served at all. */
  #refusal(): ComResult<IMFMediaEvent> | undefined {
    if (this.#isShutDown) return comFailure(MF_E_SHUTDOWN);
    return this.#pending === undefined ? undefined : comFailure(MF_E_MULTIPLE_SUBSCRIBERS);
  }

  #post(request: PendingRequest): void {
    request.posted = true;
    this.#scheduler.later(() =>
      invokeCallback(request.callback, request.result, this.#onCallbackError),
    );
  }
}

/**
 * An empty event queue (mfapi.h; sdk-api MFCreateEventQueue). The owner calls `Shutdown` before letting it go.
 * @returns `S_OK`; `E_INVALIDARG` for a scheduler that is none.
 */
export function MFCreateEventQueue(options?: EventQueueOptions): ComResult<IMFMediaEventQueue> {
  const given: EventQueueOptions = options ?? {};
  const { scheduler = portableHost.scheduler, onCallbackError } = given;
  return typeof scheduler?.later === 'function'
    ? comSuccess(new EventQueue(scheduler, onCallbackError))
    : comFailure(E_INVALIDARG);
}
