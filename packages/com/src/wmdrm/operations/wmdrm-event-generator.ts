import type { MF_EVENT_FLAG_NO_WAIT } from '../../constants/mfobjects-event-flags.js';
import type { MediaEventType } from '../../constants/mfobjects-event-types.js';
import { GUID_NULL, type Guid } from '../../guid/guid.js';
import { E_INVALIDARG, S_FALSE, S_OK } from '../../hresult/com-codes.js';
import { comFailure, comSuccess, type ComResult } from '../../hresult/com-result.js';
import { NS_E_DRM_OPERATION_CANCELED } from '../../hresult/drm-backup-codes.js';
import type { HRESULT } from '../../hresult/hresult.js';
import { MF_E_SHUTDOWN } from '../../hresult/mf-codes.js';
import { EventGenerator } from '../../media-foundation/event-generator.js';
import type { IMFAsyncCallback } from '../../media-foundation/imf-async-callback.js';
import type { IMFAsyncResult } from '../../media-foundation/imf-async-result.js';
import type { IMFMediaEvent } from '../../media-foundation/imf-media-event.js';
import type { PROPVARIANT } from '../../media-foundation/propvariant.js';
import { implementInterfaces } from '../../unknown/com-object.js';
import type { IUnknown } from '../../unknown/iunknown.js';
import { AsyncOperation } from './async-operation.js';
import { answerOf, hresultOfFailure, isOutcomeUnknown } from './hresult-of-failure.js';
import { IID_IWMDRMEventGenerator, type IWMDRMEventGenerator } from '../iwmdrm-event-generator.js';
import type { ProgressSink } from './progress-sink.js';
import { UnreadEvents } from './unread-events.js';
import type { Session } from '../machine/session.js';

/** What the completed event of an operation says. */
export interface OperationOutcome {
  readonly status: HRESULT;
  /** Default `VT_EMPTY`. */
  readonly value?: PROPVARIANT;
}

/** How an operation looks from outside. */
export interface OperationKind {
  readonly completed: MediaEventType;
  /** Kind of its progress events. Default it has none. */
  readonly progress?: MediaEventType;
  /** Status after a cancel. Default `NS_E_DRM_OPERATION_CANCELED`. */
  readonly cancelled?: HRESULT;
  /** Status for an error that has no code of its own. Default `E_UNEXPECTED`. */
  readonly failed?: HRESULT;
  /** Called when it has ended, before the completed event is queued. */
  readonly onEnd?: () => void;
}

/** What an operation does, once the scheduler has begun it. */
export type Work = (operation: AsyncOperation, events: ProgressSink) => Promise<OperationOutcome>;

/**
 * The base of our objects with asynchronous methods. An operation starts on the scheduler, never inside the method, and
 * ends with exactly one completed event, whatever its work throws.
 */
export abstract class WmdrmEventGenerator extends EventGenerator implements IWMDRMEventGenerator {
  static {
    implementInterfaces(WmdrmEventGenerator, IID_IWMDRMEventGenerator);
  }

  protected readonly session: Session;
  /** Every operation whose cookie somebody may still hold. */
  readonly #operations = new WeakMap<IUnknown, AsyncOperation>();
  readonly #running = new Set<AsyncOperation>();
  readonly #unread = new UnreadEvents(this.queue);
  #isShutDown = false;

  constructor(session: Session) {
    super({ scheduler: session.machine.scheduler });
    this.session = session;
  }

  override GetEvent(dwFlags: typeof MF_EVENT_FLAG_NO_WAIT): ComResult<IMFMediaEvent>;
  override GetEvent(dwFlags: 0, signal?: AbortSignal): Promise<ComResult<IMFMediaEvent>>;
  override GetEvent(
    dwFlags: number,
    signal?: AbortSignal,
  ): ComResult<IMFMediaEvent> | Promise<ComResult<IMFMediaEvent>>;
  override GetEvent(
    dwFlags: number,
    signal?: AbortSignal,
  ): ComResult<IMFMediaEvent> | Promise<ComResult<IMFMediaEvent>> {
    const { refusal } = this;
    if (refusal !== undefined) {
      return dwFlags === 0 ? Promise.resolve(comFailure(refusal)) : comFailure(refusal);
    }
    const answer = super.GetEvent(dwFlags, signal);
    if (!(answer instanceof Promise)) return this.#unread.taken(answer);
    const forget = this.#closeWithSession();
    return answer.then((result) => {
      forget();
      return this.#unread.taken(result);
    });
  }

  override BeginGetEvent(pCallback: IMFAsyncCallback, punkState: IUnknown | null): HRESULT {
    return this.refusal ?? super.BeginGetEvent(pCallback, punkState);
  }

  override EndGetEvent(pResult: IMFAsyncResult): ComResult<IMFMediaEvent> {
    const { refusal } = this;
    return refusal === undefined
      ? this.#unread.taken(super.EndGetEvent(pResult))
      : comFailure(refusal);
  }

  override QueueEvent(
    met: MediaEventType,
    guidExtendedType: Guid,
    hrStatus: HRESULT,
    pvValue: PROPVARIANT | null,
  ): HRESULT {
    return this.refusal ?? super.QueueEvent(met, guidExtendedType, hrStatus, pvValue);
  }

  CancelAsyncOperation(punkCancelationCookie: IUnknown | null): HRESULT {
    const { refusal } = this;
    if (refusal !== undefined) return refusal;
    const operation =
      punkCancelationCookie === null ? undefined : this.#operations.get(punkCancelationCookie);
    if (operation === undefined) return E_INVALIDARG;
    return operation.cancel() ? S_OK : S_FALSE;
  }

  Shutdown(): HRESULT {
    const { refusal } = this;
    if (refusal !== undefined) return refusal;
    this.#close();
    return S_OK;
  }

  /** Why no method can be served any more. */
  protected get refusal(): HRESULT | undefined {
    return this.session.refusal ?? (this.#isShutDown ? MF_E_SHUTDOWN : undefined);
  }

  /** Accepts an operation; its work begins when the scheduler says so. Answers the cookie. */
  protected start(kind: OperationKind, work: Work): ComResult<IUnknown> {
    const operation = new AsyncOperation();
    this.#operations.set(operation.cookie, operation);
    this.#running.add(operation);
    const forget = this.#closeWithSession();
    const over: OperationKind = {
      ...kind,
      onEnd: () => {
        forget();
        kind.onEnd?.();
      },
    };
    this.session.machine.scheduler.later(() => void this.#run(operation, over, work));
    return comSuccess(operation.cookie);
  }

  /** Runs what needs no waiting: checks of arguments, the start of an operation. */
  protected atOnce<T>(work: () => ComResult<T>): ComResult<T> {
    const { refusal } = this;
    if (refusal !== undefined) return comFailure(refusal);
    try {
      return work();
    } catch (error) {
      return comFailure(hresultOfFailure(error));
    }
  }

  /** Runs what the original does while its caller waits. The promise resolves, whatever `work` throws. */
  protected blocking<T>(work: () => Promise<T>, failed?: HRESULT): Promise<ComResult<T>> {
    return answerOf(this.refusal, work, failed);
  }

  /** As `blocking`, for a method without an out parameter. */
  protected async blockingStatus(work: () => Promise<void>, failed?: HRESULT): Promise<HRESULT> {
    return (await answerOf(this.refusal, work, failed)).hr;
  }

  async #run(operation: AsyncOperation, kind: OperationKind, work: Work): Promise<void> {
    const { status, value } = await this.#outcome(operation, kind, work);
    operation.end();
    this.#running.delete(operation);
    kind.onEnd?.();
    this.queue.QueueEventParamVar(kind.completed, GUID_NULL, status, value ?? null);
  }

  async #outcome(
    operation: AsyncOperation,
    kind: OperationKind,
    work: Work,
  ): Promise<OperationOutcome> {
    const cancelled = { status: kind.cancelled ?? NS_E_DRM_OPERATION_CANCELED };
    if (operation.isCancelled) return cancelled;
    try {
      return await work(operation, this.#unread.sinkFor(kind.progress ?? kind.completed));
    } catch (error) {
      // Whatever fails after a cancel fails because of it, unless it may have taken effect all the same.
      if (operation.isCancelled && !isOutcomeUnknown(error)) return cancelled;
      return { status: hresultOfFailure(error, kind.failed) };
    }
  }

  /** Only an object that runs something or lets somebody wait needs to hear of the end; others are not kept alive. */
  #closeWithSession(): () => void {
    return this.session.atEnd(() => this.#close());
  }

  #close(): void {
    this.#isShutDown = true;
    for (const operation of this.#running) operation.cancel();
    this.queue.Shutdown();
  }
}
