import { isLicenseStoreError, LicenseStoreError, type LicenseReadResult } from '@wmdrm/core';

/**
 * The result that stands for input with `error`, naming the file it came from.
 * Errors that are no fault of the input (a wrong argument, a defect) are thrown on.
 */
export function damagedResult(error: unknown, label: string | undefined): LicenseReadResult {
  if (!isInputError(error)) throw error;
  if (label === undefined) return { type: 'damaged', error };
  return {
    type: 'damaged',
    error: new LicenseStoreError(error.code, `${label}: ${error.message}`, {
      details: { ...error.details, label },
    }),
  };
}

/** True for errors that say the input is bad. */
export function isInputError(error: unknown): error is LicenseStoreError {
  return (
    isLicenseStoreError(error) &&
    (error.code === 'malformed-license' || error.code === 'limit-exceeded')
  );
}
