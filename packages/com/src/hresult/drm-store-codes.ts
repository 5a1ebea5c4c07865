import { toHRESULT, type HRESULT } from './hresult.js';
import { drmStoreTable } from './drm-store-table.js';

// The meanings stand in the table; a test keeps the comments here equal to them.

/** The license store failed. */
export const NS_E_DRM_LICENSE_STORE_ERROR: HRESULT = toHRESULT(
  drmStoreTable.NS_E_DRM_LICENSE_STORE_ERROR.value,
);
/** The secure store failed. */
export const NS_E_DRM_SECURE_STORE_ERROR: HRESULT = toHRESULT(
  drmStoreTable.NS_E_DRM_SECURE_STORE_ERROR.value,
);
/** The license could not be saved. */
export const NS_E_DRM_LICENSE_STORE_SAVE_ERROR: HRESULT = toHRESULT(
  drmStoreTable.NS_E_DRM_LICENSE_STORE_SAVE_ERROR.value,
);
/** There is no license store. */
export const NS_E_DRM_SECURE_STORE_NOT_FOUND: HRESULT = toHRESULT(
  drmStoreTable.NS_E_DRM_SECURE_STORE_NOT_FOUND.value,
);
/** Listing the licenses failed. */
export const NS_E_DRM_ENUM_LICENSE_FAILED: HRESULT = toHRESULT(
  drmStoreTable.NS_E_DRM_ENUM_LICENSE_FAILED.value,
);
/** The license could not be opened. */
export const NS_E_DRM_LICENSE_OPEN_ERROR: HRESULT = toHRESULT(
  drmStoreTable.NS_E_DRM_LICENSE_OPEN_ERROR.value,
);
/** The license could not be closed. */
export const NS_E_DRM_LICENSE_CLOSE_ERROR: HRESULT = toHRESULT(
  drmStoreTable.NS_E_DRM_LICENSE_CLOSE_ERROR.value,
);
/** The license could not be read. */
export const NS_E_DRM_GET_LICENSE_ERROR: HRESULT = toHRESULT(
  drmStoreTable.NS_E_DRM_GET_LICENSE_ERROR.value,
);
/** The query failed. */
export const NS_E_DRM_QUERY_ERROR: HRESULT = toHRESULT(drmStoreTable.NS_E_DRM_QUERY_ERROR.value);
/** The data store could not be opened. */
export const NS_E_DRM_UNABLE_TO_OPEN_DATA_STORE: HRESULT = toHRESULT(
  drmStoreTable.NS_E_DRM_UNABLE_TO_OPEN_DATA_STORE.value,
);
/** The data store is damaged. */
export const NS_E_DRM_DATASTORE_CORRUPT: HRESULT = toHRESULT(
  drmStoreTable.NS_E_DRM_DATASTORE_CORRUPT.value,
);
/** The license store is an older copy of itself; restore the licenses from a backup. */
export const NS_E_DRM_CHECKPOINT_FAILED: HRESULT = toHRESULT(
  drmStoreTable.NS_E_DRM_CHECKPOINT_FAILED.value,
);
/** This is not a valid license. */
export const NS_E_DRM_INVALID_LICENSE: HRESULT = toHRESULT(
  drmStoreTable.NS_E_DRM_INVALID_LICENSE.value,
);
/** The license could not be processed. */
export const NS_E_DRM_UNABLE_TO_OPEN_LICENSE: HRESULT = toHRESULT(
  drmStoreTable.NS_E_DRM_UNABLE_TO_OPEN_LICENSE.value,
);
/** The license is not well-formed XML. */
export const NS_E_DRM_LICENSE_INVALID_XML: HRESULT = toHRESULT(
  drmStoreTable.NS_E_DRM_LICENSE_INVALID_XML.value,
);
/** This is not a key id. */
export const NS_E_DRM_INVALID_KID: HRESULT = toHRESULT(drmStoreTable.NS_E_DRM_INVALID_KID.value);
/** The license is not available. */
export const NS_E_DRM_LICENSE_UNAVAILABLE: HRESULT = toHRESULT(
  drmStoreTable.NS_E_DRM_LICENSE_UNAVAILABLE.value,
);
/** A newer revocation list is needed first. */
export const NS_E_DRM_RIV_TOO_SMALL: HRESULT = toHRESULT(
  drmStoreTable.NS_E_DRM_RIV_TOO_SMALL.value,
);
/** The parameter could not be set. */
export const NS_E_DRM_UNABLE_TO_SET_PARAMETER: HRESULT = toHRESULT(
  drmStoreTable.NS_E_DRM_UNABLE_TO_SET_PARAMETER.value,
);
/** There is no such property. */
export const NS_E_DRM_INVALID_PROPERTY: HRESULT = toHRESULT(
  drmStoreTable.NS_E_DRM_INVALID_PROPERTY.value,
);
/** The buffer is too small. */
export const NS_E_DRM_BUFFER_TOO_SMALL: HRESULT = toHRESULT(
  drmStoreTable.NS_E_DRM_BUFFER_TOO_SMALL.value,
);
/** The property is not supported. */
export const NS_E_DRM_UNSUPPORTED_PROPERTY: HRESULT = toHRESULT(
  drmStoreTable.NS_E_DRM_UNSUPPORTED_PROPERTY.value,
);
/** The data makes no sense. */
export const NS_E_DRM_INVALID_DATA: HRESULT = toHRESULT(drmStoreTable.NS_E_DRM_INVALID_DATA.value);
/** What this call needs has not been set up. */
export const NS_E_DRM_NOT_CONFIGURED: HRESULT = toHRESULT(
  drmStoreTable.NS_E_DRM_NOT_CONFIGURED.value,
);
/** The license does not give this right. */
export const NS_E_DRM_NO_RIGHTS: HRESULT = toHRESULT(drmStoreTable.NS_E_DRM_NO_RIGHTS.value);
/** A license is being acquired already. */
export const NS_E_DRM_ACQUIRING_LICENSE: HRESULT = toHRESULT(
  drmStoreTable.NS_E_DRM_ACQUIRING_LICENSE.value,
);
/** The license could not be acquired. */
export const NS_E_DRM_LICENSE_NOTACQUIRED: HRESULT = toHRESULT(
  drmStoreTable.NS_E_DRM_LICENSE_NOTACQUIRED.value,
);
/** Monitoring the acquisition failed. */
export const NS_E_DRM_MONITOR_ERROR: HRESULT = toHRESULT(
  drmStoreTable.NS_E_DRM_MONITOR_ERROR.value,
);
/** No license fits. */
export const DRM_E_LICENSENOTFOUND: HRESULT = toHRESULT(drmStoreTable.DRM_E_LICENSENOTFOUND.value);
