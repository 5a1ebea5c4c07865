import { isLicenseStoreError, type ErrorCode } from '@wmdrm/core';
import { E_ACCESSDENIED, E_FAIL, E_HANDLE, E_INVALIDARG, E_UNEXPECTED } from './com-codes.js';
import {
  NS_E_DRM_BACKUP_CORRUPT,
  NS_E_DRM_BACKUP_EXISTS,
  NS_E_DRM_BACKUPRESTORE_BUSY,
  NS_E_DRM_OPERATION_CANCELED,
} from './drm-backup-codes.js';
import {
  NS_E_DRM_BUSY,
  NS_E_DRM_INVALID_MACHINE,
  NS_E_DRM_STORE_NOTALLOWED,
} from './drm-machine-codes.js';
import * as store from './drm-store-codes.js';
import { HRESULT_FROM_WIN32, type HRESULT, unsigned } from './hresult.js';
import * as win32 from './win32-codes.js';

/**
 * The HRESULT of every error code of `@wmdrm/core`. Path errors are wrapped Win32 codes, as Windows answers them. Where
 * two core codes share one HRESULT, the first listed is what the HRESULT means on the way back.
 */
export const hresultOfCode: Readonly<Record<ErrorCode, HRESULT>> = {
  'invalid-argument': E_INVALIDARG,
  'invalid-path': E_INVALIDARG,
  'no-resolver': HRESULT_FROM_WIN32(win32.ERROR_NO_NET_OR_BAD_PATH),
  cancelled: NS_E_DRM_OPERATION_CANCELED,

  'backup-exists': NS_E_DRM_BACKUP_EXISTS,
  // The contract knows one code for a backup that is missing or damaged; missing is the more frequent.
  'no-backup': NS_E_DRM_BACKUP_CORRUPT,
  damaged: NS_E_DRM_BACKUP_CORRUPT,
  'no-generation': NS_E_DRM_BACKUP_CORRUPT,
  busy: NS_E_DRM_BACKUPRESTORE_BUSY,
  superseded: HRESULT_FROM_WIN32(win32.ERROR_OPERATION_ABORTED),
  'lease-lost': HRESULT_FROM_WIN32(win32.ERROR_REQUEST_ABORTED),
  unsupported: HRESULT_FROM_WIN32(win32.ERROR_UNKNOWN_REVISION),
  'set-changed': HRESULT_FROM_WIN32(win32.ERROR_RETRY),
  'outcome-unknown': HRESULT_FROM_WIN32(win32.ERROR_UNEXP_NET_ERR),
  'other-store': NS_E_DRM_INVALID_MACHINE,
  'lineage-diverged': store.NS_E_DRM_CHECKPOINT_FAILED,
  shrunk: NS_E_DRM_BACKUP_EXISTS,
  'restricted-licenses': store.NS_E_DRM_NO_RIGHTS,

  'store-corrupt': store.NS_E_DRM_DATASTORE_CORRUPT,
  'store-not-found': store.NS_E_DRM_SECURE_STORE_NOT_FOUND,
  'store-invalid': store.NS_E_DRM_UNABLE_TO_OPEN_DATA_STORE,
  'store-unsupported': NS_E_DRM_STORE_NOTALLOWED,
  'store-busy': NS_E_DRM_BUSY,
  'store-io': store.NS_E_DRM_LICENSE_STORE_ERROR,

  'license-not-found': store.DRM_E_LICENSENOTFOUND,
  'license-ambiguous': store.NS_E_DRM_INVALID_KID,
  'license-restricted': store.NS_E_DRM_LICENSE_UNAVAILABLE,
  'not-a-license': store.NS_E_DRM_INVALID_LICENSE,
  'malformed-license': store.NS_E_DRM_UNABLE_TO_OPEN_LICENSE,
  'limit-exceeded': HRESULT_FROM_WIN32(win32.ERROR_FILE_TOO_LARGE),

  'target-unreachable': HRESULT_FROM_WIN32(win32.ERROR_BAD_NETPATH),
  'share-unknown': HRESULT_FROM_WIN32(win32.ERROR_BAD_NET_NAME),
  'access-denied': E_ACCESSDENIED,
  'target-full': HRESULT_FROM_WIN32(win32.ERROR_DISK_FULL),
  'target-in-use': HRESULT_FROM_WIN32(win32.ERROR_SHARING_VIOLATION),
  'connection-lost': HRESULT_FROM_WIN32(win32.ERROR_NETNAME_DELETED),
  'target-timeout': HRESULT_FROM_WIN32(win32.ERROR_SEM_TIMEOUT),
  'not-a-directory': HRESULT_FROM_WIN32(win32.ERROR_DIRECTORY),
  'directory-not-found': HRESULT_FROM_WIN32(win32.ERROR_PATH_NOT_FOUND),
  'file-exists': HRESULT_FROM_WIN32(win32.ERROR_FILE_EXISTS),
  'file-not-found': HRESULT_FROM_WIN32(win32.ERROR_FILE_NOT_FOUND),
  'target-unsuitable': HRESULT_FROM_WIN32(win32.ERROR_NOT_SUPPORTED),
  'target-io': HRESULT_FROM_WIN32(win32.ERROR_IO_DEVICE),

  'listener-failed': E_FAIL,
  closed: E_HANDLE,
};

const codeOf = new Map<HRESULT, ErrorCode>();
for (const [code, hr] of Object.entries(hresultOfCode) as [ErrorCode, HRESULT][]) {
  if (!codeOf.has(hr)) codeOf.set(hr, code);
}

/** The core error code an HRESULT stands for; `undefined` if it stands for none. */
export function codeOfHresult(hr: HRESULT): ErrorCode | undefined {
  return codeOf.get(unsigned(hr));
}

/** The HRESULT of anything that was thrown: that of its code, or `E_UNEXPECTED` for what is no error of ours. */
export function hresultOfError(error: unknown): HRESULT {
  return isLicenseStoreError(error) ? (hresultOfCode[error.code] ?? E_UNEXPECTED) : E_UNEXPECTED;
}
