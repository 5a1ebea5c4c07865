import { comSuccess, type ComResult } from '../../hresult/com-result.js';
import { ComObject, implementInterfaces } from '../../unknown/com-object.js';
import type { IUnknown } from '../../unknown/iunknown.js';
import {
  IID_IWMDRMOperationProgress,
  type IWMDRMOperationProgress,
} from '../iwmdrm-operation-progress.js';
import { noProgress, type WmdrmOperationProgress } from '../operation-progress.js';

/** What identifies an operation outside: an object of its own, equal to no other. */
class OperationCookie extends ComObject implements IWMDRMOperationProgress {
  static {
    implementInterfaces(OperationCookie, IID_IWMDRMOperationProgress);
  }

  readonly #operation: AsyncOperation;

  constructor(operation: AsyncOperation) {
    super();
    this.#operation = operation;
  }

  GetCookie(): ComResult<IUnknown> {
    return comSuccess(this);
  }

  GetProgress(): ComResult<WmdrmOperationProgress> {
    return comSuccess(this.#operation.progress);
  }
}

/** One accepted call of an asynchronous method, from then until its completed event is queued. */
export class AsyncOperation {
  /** What the method answers, and CancelAsyncOperation takes. */
  readonly cookie: IUnknown = new OperationCookie(this);
  readonly #controller = new AbortController();
  #progress: WmdrmOperationProgress = noProgress;
  #hasEnded = false;
  #isCancelled = false;

  /** Fires when the operation is cancelled. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get isCancelled(): boolean {
    return this.#isCancelled;
  }

  /** A value: it does not change later. */
  get progress(): WmdrmOperationProgress {
    return this.#progress;
  }

  advance(changes: Partial<WmdrmOperationProgress>): void {
    this.#progress = Object.freeze({ ...this.#progress, ...changes });
  }

  /** Asks the operation to stop; false if it has ended or was asked before. */
  cancel(): boolean {
    if (this.#hasEnded || this.isCancelled) return false;
    this.#isCancelled = true;
    this.#controller.abort();
    return true;
  }

  end(): void {
    this.advance({ phase: 'ended' });
    this.#hasEnded = true;
  }
}
