import { toHRESULT, type HRESULT } from './hresult.js';
import { drmMachineTable } from './drm-machine-table.js';

// The meanings stand in the table; a test keeps the comments here equal to them.

/** The computer must be individualized first. */
export const NS_E_DRM_NEEDS_INDIVIDUALIZATION: HRESULT = toHRESULT(
  drmMachineTable.NS_E_DRM_NEEDS_INDIVIDUALIZATION.value,
);
/** Done, and the computer should be individualized. */
export const NS_S_DRM_NEEDS_INDIVIDUALIZATION: HRESULT = toHRESULT(
  drmMachineTable.NS_S_DRM_NEEDS_INDIVIDUALIZATION.value,
);
/** The computer has been individualized. */
export const NS_S_DRM_INDIVIDUALIZED: HRESULT = toHRESULT(
  drmMachineTable.NS_S_DRM_INDIVIDUALIZED.value,
);
/** The license can be stored only after individualization. */
export const NS_E_DRM_STORE_NEEDINDI: HRESULT = toHRESULT(
  drmMachineTable.NS_E_DRM_STORE_NEEDINDI.value,
);
/** This computer does not meet what storing the license requires. */
export const NS_E_DRM_STORE_NOTALLOWED: HRESULT = toHRESULT(
  drmMachineTable.NS_E_DRM_STORE_NOTALLOWED.value,
);
/** Some of the licenses could not be stored. */
export const NS_E_DRM_STORE_NOTALLSTORED: HRESULT = toHRESULT(
  drmMachineTable.NS_E_DRM_STORE_NOTALLSTORED.value,
);
/** Individualization is already running. */
export const NS_E_DRM_INDIVIDUALIZING: HRESULT = toHRESULT(
  drmMachineTable.NS_E_DRM_INDIVIDUALIZING.value,
);
/** Individualization failed. */
export const NS_E_DRM_INDIVIDUALIZE_ERROR: HRESULT = toHRESULT(
  drmMachineTable.NS_E_DRM_INDIVIDUALIZE_ERROR.value,
);
/** Individualization did not come to its end. */
export const NS_E_DRM_INDIVIDUALIZATION_INCOMPLETE: HRESULT = toHRESULT(
  drmMachineTable.NS_E_DRM_INDIVIDUALIZATION_INCOMPLETE.value,
);
/** The daily limit of individualizations is reached. */
export const NS_E_DRM_INDIV_FRAUD: HRESULT = toHRESULT(drmMachineTable.NS_E_DRM_INDIV_FRAUD.value);
/** The individualization service cannot serve this computer. */
export const NS_E_DRM_INDIV_NO_CABS: HRESULT = toHRESULT(
  drmMachineTable.NS_E_DRM_INDIV_NO_CABS.value,
);
/** The individualization service is not available. */
export const NS_E_DRM_INDIV_SERVICE_UNAVAILABLE: HRESULT = toHRESULT(
  drmMachineTable.NS_E_DRM_INDIV_SERVICE_UNAVAILABLE.value,
);
/** The licenses belong to another computer; move them by backup and restore. */
export const NS_E_DRM_INVALID_MACHINE: HRESULT = toHRESULT(
  drmMachineTable.NS_E_DRM_INVALID_MACHINE.value,
);
/** The license store does not fit this computer, or is damaged. */
export const NS_E_DRM_HARDWARE_INCONSISTENT: HRESULT = toHRESULT(
  drmMachineTable.NS_E_DRM_HARDWARE_INCONSISTENT.value,
);
/** The hardware of this computer has changed. */
export const NS_E_DRM_HARDWAREID_MISMATCH: HRESULT = toHRESULT(
  drmMachineTable.NS_E_DRM_HARDWAREID_MISMATCH.value,
);
/** The subsystem is not started. */
export const NS_E_DRM_UNABLE_TO_INITIALIZE: HRESULT = toHRESULT(
  drmMachineTable.NS_E_DRM_UNABLE_TO_INITIALIZE.value,
);
/** The computer has the newest version already. */
export const NS_E_DRM_ALREADY_INITIALIZED: HRESULT = toHRESULT(
  drmMachineTable.NS_E_DRM_ALREADY_INITIALIZED.value,
);
/** Another application or user holds the subsystem locked. */
export const NS_E_DRM_BUSY: HRESULT = toHRESULT(drmMachineTable.NS_E_DRM_BUSY.value);
/** Only an application with a stub library of its own may call this. */
export const NS_E_DRM_STUBLIB_REQUIRED: HRESULT = toHRESULT(
  drmMachineTable.NS_E_DRM_STUBLIB_REQUIRED.value,
);
/** A debugger is attached. */
export const NS_E_DRM_DEBUGGING_NOT_ALLOWED: HRESULT = toHRESULT(
  drmMachineTable.NS_E_DRM_DEBUGGING_NOT_ALLOWED.value,
);
/** A group policy forbids access to online services. */
export const NS_E_DRM_POLICY_DISABLE_ONLINE: HRESULT = toHRESULT(
  drmMachineTable.NS_E_DRM_POLICY_DISABLE_ONLINE.value,
);
/** The service sent an answer that makes no sense. */
export const NS_E_DRM_ERROR_BAD_NET_RESP: HRESULT = toHRESULT(
  drmMachineTable.NS_E_DRM_ERROR_BAD_NET_RESP.value,
);
