import { cancelledError, LicenseStoreError, throwIfCancelled, type Clock } from '@wmdrm/core';

/** Longest time `setTimeout` keeps: it takes 32-bit milliseconds and fires at once beyond. */
const longestSleep = 0x7fff_ffff;

/** Wall time, the monotonic time of `performance`, and timers that a signal clears. */
export const nodeClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: async (milliseconds, signal) => {
    throwIfCancelled(signal);
    if (!(milliseconds >= 0 && milliseconds <= longestSleep)) {
      throw new LicenseStoreError(
        'invalid-argument',
        `Cannot sleep ${milliseconds} ms; 0 to ${longestSleep} is possible.`,
      );
    }
    await new Promise<void>((resolve, reject) => {
      const onAbort = (): void => {
        clearTimeout(timer);
        reject(cancelledError(signal));
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      }, milliseconds);
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  },
};
