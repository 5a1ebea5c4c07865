/** An error; its text stands in `bstrError` (wmdrmsdk.h). */
export const DRM_ERROR = 0;
/** The operation moved on (wmdrmsdk.h). */
export const DRM_INFORMATION = 1;
/** The operation begins (wmdrmsdk.h). */
export const DRM_BACKUPRESTORE_BEGIN = 2;
/** The operation ended well (wmdrmsdk.h). */
export const DRM_BACKUPRESTORE_END = 3;
/** Connecting to the restore authority (wmdrmsdk.h). */
export const DRM_BACKUPRESTORE_CONNECTING = 4;
/** The authority agreed (wmdrmsdk.h). */
export const DRM_BACKUPRESTORE_DISCONNECTING = 5;
/** The authority refused; `bstrError` is the URL of a page that says why (wmdrmsdk.h). */
export const DRM_ERROR_WITHURL = 6;
/** A license may not be backed up; `bstrError` is its key id (wmdrmsdk.h). */
export const DRM_RESTRICTED_LICENSE = 7;
/** The computer must be individualized first (wmdrmsdk.h). */
export const DRM_NEEDS_INDIVIDUALIZATION = 8;
/** Output protection levels for playing (wmdrmsdk.h). */
export const DRM_PLAY_OPL_NOTIFICATION = 9;
/** Output protection levels for copying (wmdrmsdk.h). */
export const DRM_COPY_OPL_NOTIFICATION = 10;
/** The revocation lists were refreshed (wmdrmsdk.h). */
export const DRM_REFRESHCRL_COMPLETE = 11;

/** What a progress event reports (wmdrmsdk.h; wmformat/msdrm-status). The numbers of `WMT_STATUS` differ. */
export type MSDRM_STATUS =
  | typeof DRM_ERROR
  | typeof DRM_INFORMATION
  | typeof DRM_BACKUPRESTORE_BEGIN
  | typeof DRM_BACKUPRESTORE_END
  | typeof DRM_BACKUPRESTORE_CONNECTING
  | typeof DRM_BACKUPRESTORE_DISCONNECTING
  | typeof DRM_ERROR_WITHURL
  | typeof DRM_RESTRICTED_LICENSE
  | typeof DRM_NEEDS_INDIVIDUALIZATION
  | typeof DRM_PLAY_OPL_NOTIFICATION
  | typeof DRM_COPY_OPL_NOTIFICATION
  | typeof DRM_REFRESHCRL_COMPLETE;

const named: Readonly<Record<string, MSDRM_STATUS>> = {
  DRM_ERROR,
  DRM_INFORMATION,
  DRM_BACKUPRESTORE_BEGIN,
  DRM_BACKUPRESTORE_END,
  DRM_BACKUPRESTORE_CONNECTING,
  DRM_BACKUPRESTORE_DISCONNECTING,
  DRM_ERROR_WITHURL,
  DRM_RESTRICTED_LICENSE,
  DRM_NEEDS_INDIVIDUALIZATION,
  DRM_PLAY_OPL_NOTIFICATION,
  DRM_COPY_OPL_NOTIFICATION,
  DRM_REFRESHCRL_COMPLETE,
};
const names = new Map(Object.entries(named).map(([name, value]) => [value, name]));

/** `DRM_BACKUPRESTORE_BEGIN` for 2. */
export function msdrmStatusName(status: MSDRM_STATUS): string {
  return names.get(status) ?? String(status);
}
