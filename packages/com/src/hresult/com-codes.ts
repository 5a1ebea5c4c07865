import { toHRESULT, type HRESULT } from './hresult.js';
import { comTable } from './com-table.js';

// The meanings stand in the table; a test keeps the comments here equal to them.

/** Done. */
export const S_OK: HRESULT = toHRESULT(comTable.S_OK.value);
/** Done, and there was nothing to do, or the answer is no. */
export const S_FALSE: HRESULT = toHRESULT(comTable.S_FALSE.value);
/** Not implemented. */
export const E_NOTIMPL: HRESULT = toHRESULT(comTable.E_NOTIMPL.value);
/** The object does not implement this interface. */
export const E_NOINTERFACE: HRESULT = toHRESULT(comTable.E_NOINTERFACE.value);
/** A pointer is missing, or what it should point to does not exist. */
export const E_POINTER: HRESULT = toHRESULT(comTable.E_POINTER.value);
/** Aborted by the caller. */
export const E_ABORT: HRESULT = toHRESULT(comTable.E_ABORT.value);
/** Failed, without a more exact code. */
export const E_FAIL: HRESULT = toHRESULT(comTable.E_FAIL.value);
/** What is needed is not there yet. */
export const E_PENDING: HRESULT = toHRESULT(comTable.E_PENDING.value);
/** Something happened that should not be possible. */
export const E_UNEXPECTED: HRESULT = toHRESULT(comTable.E_UNEXPECTED.value);
/** Access denied. */
export const E_ACCESSDENIED: HRESULT = toHRESULT(comTable.E_ACCESSDENIED.value);
/** The object was used after it had been closed. */
export const E_HANDLE: HRESULT = toHRESULT(comTable.E_HANDLE.value);
/** Not enough memory. */
export const E_OUTOFMEMORY: HRESULT = toHRESULT(comTable.E_OUTOFMEMORY.value);
/** An argument is outside its documented range. */
export const E_INVALIDARG: HRESULT = toHRESULT(comTable.E_INVALIDARG.value);
/** The buffer is too small for the whole string or blob. */
export const E_NOT_SUFFICIENT_BUFFER: HRESULT = toHRESULT(comTable.E_NOT_SUFFICIENT_BUFFER.value);
/** As E_NOT_SUFFICIENT_BUFFER, by its name in strsafe.h. */
export const STRSAFE_E_INSUFFICIENT_BUFFER: HRESULT = toHRESULT(
  comTable.STRSAFE_E_INSUFFICIENT_BUFFER.value,
);
