import { E_ABORT } from '../hresult/com-codes.js';
import { comFailure, comSuccess, type ComResult } from '../hresult/com-result.js';
import type { IMFMediaEvent } from './imf-media-event.js';

type Answer = ComResult<IMFMediaEvent>;

/** True for a signal, or none. A caller without types may pass anything. */
export function isSignal(value: unknown): value is AbortSignal | undefined | null {
  if (value === undefined || value === null) return true;
  return (
    typeof value === 'object' &&
    'addEventListener' in value &&
    typeof value.addEventListener === 'function' &&
    'removeEventListener' in value &&
    typeof value.removeEventListener === 'function'
  );
}

/** Those who wait in `GetEvent(0)`, in the order they came. Their promises resolve, whatever happens. */
export class EventWaiters {
  // A Set keeps the order and lets one leave from the middle.
  readonly #waiting = new Set<(answer: Answer) => void>();

  /** Waits for an answer; `E_ABORT` as soon as the signal fires. */
  wait(signal?: AbortSignal): Promise<Answer> {
    return new Promise((resolve) => {
      const settle = (answer: Answer): void => {
        this.#waiting.delete(settle);
        signal?.removeEventListener('abort', onAbort);
        resolve(answer);
      };
      const onAbort = (): void => settle(comFailure(E_ABORT));
      this.#waiting.add(settle);
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  /** Gives the event to the first one; false if nobody waits, as is mostly so. */
  answerFirst(event: IMFMediaEvent): boolean {
    if (this.#waiting.size === 0) return false;
    const [settle] = this.#waiting;
    settle?.(comSuccess(event));
    return true;
  }

  /** Gives the answer to all. */
  answerAll(answer: Answer): void {
    for (const settle of [...this.#waiting]) settle(answer);
  }
}
