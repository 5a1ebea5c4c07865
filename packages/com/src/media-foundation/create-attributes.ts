import { E_INVALIDARG } from '../hresult/com-codes.js';
import { comFailure, comSuccess, type ComResult } from '../hresult/com-result.js';
import { AttributeStore } from './attribute-store.js';
import type { IMFAttributes } from './imf-attributes.js';
import { isUint } from './value-checks.js';

/**
 * An empty set of attributes (mfapi.h; sdk-api MFCreateAttributes).
 * @param cInitialSize how many are expected; the set grows as needed.
 * @returns `S_OK`; `E_INVALIDARG` if it is no integer of 32 bits.
 */
export function MFCreateAttributes(cInitialSize: number): ComResult<IMFAttributes> {
  return isUint(cInitialSize, 32) ? comSuccess(new AttributeStore()) : comFailure(E_INVALIDARG);
}
