import { LicenseStoreError } from './license-store-error.js';

/** The error a cancelled operation rejects with: name `AbortError`, code `cancelled`, cause = the signal's reason. */
export function cancelledError(signal?: AbortSignal): LicenseStoreError {
  return new LicenseStoreError('cancelled', 'The operation was cancelled.', {
    cause: signal?.reason,
  });
}

/** Throws {@link cancelledError} once the signal has fired. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancelledError(signal);
}
