import { isLicenseStoreError } from '@wmdrm/core';
import { E_UNEXPECTED } from '../../hresult/com-codes.js';
import { isComError } from '../../hresult/com-error.js';
import { comFailure, comSuccess, type ComResult } from '../../hresult/com-result.js';
import { hresultOfError } from '../../hresult/core-codes.js';
import { FAILED, type HRESULT } from '../../hresult/hresult.js';

/**
 * The HRESULT of whatever was thrown: a ComError names its own, an error of the core has one by its code, anything else
 * is `fallback`.
 */
export function hresultOfFailure(error: unknown, fallback: HRESULT = E_UNEXPECTED): HRESULT {
  if (isComError(error)) return FAILED(error.hresult) ? error.hresult : E_UNEXPECTED;
  return isLicenseStoreError(error) ? hresultOfError(error) : fallback;
}

/** True for the error that says that nobody knows whether the operation took effect. */
export function isOutcomeUnknown(error: unknown): boolean {
  return isLicenseStoreError(error) && error.code === 'outcome-unknown';
}

/** What a method answers that waits for its work: `refusal` if there is one, else the outcome. Never rejects. */
export async function answerOf<T>(
  refusal: HRESULT | undefined,
  work: () => Promise<T>,
  failed?: HRESULT,
): Promise<ComResult<T>> {
  if (refusal !== undefined) return comFailure(refusal);
  try {
    return comSuccess(await work());
  } catch (error) {
    return comFailure(hresultOfFailure(error, failed));
  }
}
