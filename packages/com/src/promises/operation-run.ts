import type { MaybePromise } from '@wmdrm/core';
import { MF_EVENT_FLAG_NO_WAIT } from '../constants/mfobjects-event-flags.js';
import { mediaEventName, type MediaEventType } from '../constants/mfobjects-event-types.js';
import { DRM_ERROR } from '../constants/wmdrmsdk-msdrm-status.js';
import { ComError } from '../hresult/com-error.js';
import { unwrap, type ComResult } from '../hresult/com-result.js';
import {
  NS_E_DRM_OPERATION_CANCELED,
  NS_S_DRM_ACQUIRE_CANCELLED,
  NS_S_DRM_MONITOR_CANCELLED,
} from '../hresult/drm-backup-codes.js';
import { FAILED, type HRESULT } from '../hresult/hresult.js';
import { MF_E_NO_EVENTS_AVAILABLE } from '../hresult/mf-codes.js';
import type { IMFMediaEvent } from '../media-foundation/imf-media-event.js';
import { isObject } from '../media-foundation/value-checks.js';
import type { IUnknown } from '../unknown/iunknown.js';
import type { IWMDRMEventGenerator } from '../wmdrm/iwmdrm-event-generator.js';
import { completedTypeOf, isCompleted } from './completed-events.js';
import {
  countsOf,
  readProgress,
  type OperationProgress,
  type ReadProgress,
} from './operation-progress-of.js';

export interface RunOperationOptions {
  /** Called with each progress event of the operation, in order; awaited. What it throws cancels the operation. */
  readonly progress?: (progress: OperationProgress) => MaybePromise<void>;
  /** Cancels the operation. */
  readonly signal?: AbortSignal;
}

/** The end of an operation that did what it was asked to. */
export interface CompletedOperation {
  /** Status of the completed event, with success severity. */
  readonly hr: HRESULT;
  /** The completed event; its value carries what the operation answers, if anything. */
  readonly event: IMFMediaEvent;
}

/** One operation, from its start to its completed event. */
export class OperationRun {
  readonly #generator: IWMDRMEventGenerator;
  readonly #options: RunOperationOptions;
  readonly #others: IMFMediaEvent[];
  readonly #cookie: IUnknown;
  #errorText: string | null = null;
  #completedType: MediaEventType | undefined;
  /** What the listener threw, once it has. */
  #listenerFailure: { readonly error: unknown } | undefined;

  constructor(
    generator: IWMDRMEventGenerator,
    start: () => ComResult<IUnknown>,
    options: RunOperationOptions,
    others: IMFMediaEvent[],
  ) {
    this.#generator = generator;
    this.#options = options;
    this.#others = others;
    this.#cookie = unwrap(start());
  }

  async run(): Promise<CompletedOperation> {
    const { signal } = this.#options;
    const cancel = (): void => this.#cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    // The method itself may have been what fired the signal.
    if (signal?.aborted === true) cancel();
    try {
      return this.#outcome(await this.#completedEvent());
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  async #completedEvent(): Promise<IMFMediaEvent> {
    for (;;) {
      // What lies in the queue is taken without a promise for each event: there may be one for every license.
      const now = this.#generator.GetEvent(MF_EVENT_FLAG_NO_WAIT);
      const isEmpty = now.hr === MF_E_NO_EVENTS_AVAILABLE;
      const { ok, hr, value: event } = isEmpty ? await this.#generator.GetEvent(0) : now;
      if (!ok) {
        // Nobody would hear how it ends.
        this.#cancel();
        if (this.#listenerFailure !== undefined) throw this.#listenerFailure.error;
        throw new ComError(hr, { what: 'GetEvent' });
      }
      const type = unwrap(event.GetType());
      if (this.#isEnd(type)) return event;
      const completedType = completedTypeOf(type);
      const read = completedType === undefined ? undefined : readProgress(event);
      if (read !== undefined && this.#isOwn(read)) {
        this.#completedType = completedType;
        const listening = this.#tell(read.progress);
        if (listening !== undefined) await listening;
      } else {
        this.#others.push(event);
      }
    }
  }

  /** Completed events do not name their operation: the operation says that it has ended, and its progress of which type. */
  #isEnd(type: MediaEventType): boolean {
    if (!isCompleted(type) || type !== (this.#completedType ?? type)) return false;
    const counts = countsOf(this.#cookie);
    return counts === null || counts.phase === 'ended';
  }

  #isOwn({ owner }: ReadProgress): boolean {
    if (owner !== null) return owner === this.#cookie;
    // An object of somebody else need not know our interface: then there is one operation at a time.
    return countsOf(this.#cookie) === null;
  }

  /** Answers a promise only if the listener did. */
  #tell(progress: OperationProgress): Promise<void> | undefined {
    if (progress.status?.eStatus === DRM_ERROR) this.#errorText = progress.status.bstrError;
    if (this.#listenerFailure !== undefined || this.#options.signal?.aborted === true) {
      return undefined;
    }
    try {
      const answer: unknown = this.#options.progress?.(progress);
      if (!isObject(answer)) return undefined;
      return Promise.resolve(answer).then(() => undefined, this.#listenerFailed);
    } catch (error) {
      return this.#listenerFailed(error);
    }
  }

  readonly #listenerFailed = (error: unknown): undefined => {
    this.#listenerFailure = { error };
    this.#cancel();
  };

  #outcome(event: IMFMediaEvent): CompletedOperation {
    if (this.#listenerFailure !== undefined) throw this.#listenerFailure.error;
    const hr = unwrap(event.GetStatus());
    if (isCancelled(hr)) throw cancelled(this.#options.signal);
    if (FAILED(hr)) {
      const what = mediaEventName(unwrap(event.GetType())) ?? 'runOperation';
      const cause = this.#errorText === null ? {} : { cause: new Error(this.#errorText) };
      throw new ComError(hr, { what, ...cause });
    }
    return { hr, event };
  }

  #cancel(): void {
    this.#generator.CancelAsyncOperation(this.#cookie);
  }
}

/** Two of the codes a cancel ends with have success severity (wmformat/error-codes). */
function isCancelled(hr: HRESULT): boolean {
  return (
    hr === NS_E_DRM_OPERATION_CANCELED ||
    hr === NS_S_DRM_ACQUIRE_CANCELLED ||
    hr === NS_S_DRM_MONITOR_CANCELLED
  );
}

/** The error of a cancelled operation. */
export function cancelled(signal: AbortSignal | undefined): ComError {
  const cause: unknown = signal?.reason;
  return new ComError(NS_E_DRM_OPERATION_CANCELED, {
    what: 'runOperation',
    ...(cause === undefined ? {} : { cause }),
  });
}
