import type { IMFAsyncCallback } from './imf-async-callback.js';
import type { IMFAsyncResult } from './imf-async-result.js';
import { isObject } from './value-checks.js';

/** Is told what a callback threw. What it throws itself is dropped. */
export type CallbackErrorListener = (error: unknown) => void;

/**
 * Calls a callback so that nothing it does reaches the caller: neither what it throws nor, if it was written as an
 * async function, a promise that rejects.
 */
export function invokeCallback(
  callback: IMFAsyncCallback,
  result: IMFAsyncResult,
  onError: CallbackErrorListener | undefined,
): void {
  const report = (error: unknown): void => {
    try {
      onError?.(error);
    } catch {
      // Nobody is left to tell.
    }
  };
  const call = (method: () => unknown): void => {
    try {
      const answer = method();
      if (isObject(answer) && 'then' in answer) Promise.resolve(answer).catch(report);
    } catch (error) {
      report(error);
    }
  };
  // The contract asks it before each call; with one work queue the answer makes no difference.
  call(() => callback.GetParameters?.());
  call(() => callback.Invoke(result));
}
