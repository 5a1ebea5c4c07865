import { toHRESULT, type HRESULT } from './hresult.js';
import { mfTable } from './mf-table.js';

// The meanings stand in the table; a test keeps the comments here equal to them.

/** Media Foundation was not started. */
export const MF_E_PLATFORM_NOT_INITIALIZED: HRESULT = toHRESULT(
  mfTable.MF_E_PLATFORM_NOT_INITIALIZED.value,
);
/** The buffer is too small. */
export const MF_E_BUFFERTOOSMALL: HRESULT = toHRESULT(mfTable.MF_E_BUFFERTOOSMALL.value);
/** The request makes no sense in the present state. */
export const MF_E_INVALIDREQUEST: HRESULT = toHRESULT(mfTable.MF_E_INVALIDREQUEST.value);
/** The object was not initialized. */
export const MF_E_NOT_INITIALIZED: HRESULT = toHRESULT(mfTable.MF_E_NOT_INITIALIZED.value);
/** Something happened that should not be possible. */
export const MF_E_UNEXPECTED: HRESULT = toHRESULT(mfTable.MF_E_UNEXPECTED.value);
/** The value has another type than the one asked for, or one that is not allowed here. */
export const MF_E_INVALIDTYPE: HRESULT = toHRESULT(mfTable.MF_E_INVALIDTYPE.value);
/** Not found. */
export const MF_E_NOT_FOUND: HRESULT = toHRESULT(mfTable.MF_E_NOT_FOUND.value);
/** The same request is pending already; nothing was added and there is no second callback. */
export const MF_S_MULTIPLE_BEGIN: HRESULT = toHRESULT(mfTable.MF_S_MULTIPLE_BEGIN.value);
/** The callback has a request pending with another state object. */
export const MF_E_MULTIPLE_BEGIN: HRESULT = toHRESULT(mfTable.MF_E_MULTIPLE_BEGIN.value);
/** Somebody else waits for the next event. */
export const MF_E_MULTIPLE_SUBSCRIBERS: HRESULT = toHRESULT(
  mfTable.MF_E_MULTIPLE_SUBSCRIBERS.value,
);
/** Started with a version that does not fit. */
export const MF_E_BAD_STARTUP_VERSION: HRESULT = toHRESULT(mfTable.MF_E_BAD_STARTUP_VERSION.value);
/** There is no attribute with this key. */
export const MF_E_ATTRIBUTENOTFOUND: HRESULT = toHRESULT(mfTable.MF_E_ATTRIBUTENOTFOUND.value);
/** The operation was cancelled. */
export const MF_E_OPERATION_CANCELLED: HRESULT = toHRESULT(mfTable.MF_E_OPERATION_CANCELLED.value);
/** There is no such work queue. */
export const MF_E_INVALID_WORKQUEUE: HRESULT = toHRESULT(mfTable.MF_E_INVALID_WORKQUEUE.value);
/** No event is queued. */
export const MF_E_NO_EVENTS_AVAILABLE: HRESULT = toHRESULT(mfTable.MF_E_NO_EVENTS_AVAILABLE.value);
/** The object has been shut down. */
export const MF_E_SHUTDOWN: HRESULT = toHRESULT(mfTable.MF_E_SHUTDOWN.value);
