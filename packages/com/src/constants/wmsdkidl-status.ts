/** An error (wmsdkidl.h). */
export const WMT_ERROR = 0;
/** The operation begins (wmsdkidl.h). */
export const WMT_BACKUPRESTORE_BEGIN = 21;
/** An individualization moved on (wmsdkidl.h). */
export const WMT_INDIVIDUALIZE = 24;
/** The computer must be individualized first (wmsdkidl.h). */
export const WMT_NEEDS_INDIVIDUALIZATION = 25;
/** The operation ended well (wmsdkidl.h). */
export const WMT_BACKUPRESTORE_END = 27;
/** Connecting to the restore authority; restore only (wmsdkidl.h). */
export const WMT_BACKUPRESTORE_CONNECTING = 28;
/** The authority agreed; restore only (wmsdkidl.h). */
export const WMT_BACKUPRESTORE_DISCONNECTING = 29;
/** The authority refused; the value is a URL. Restore only (wmsdkidl.h). */
export const WMT_ERROR_WITHURL = 30;
/** Licenses may not be backed up; the value is a key id. Backup only (wmsdkidl.h). */
export const WMT_RESTRICTED_LICENSE = 31;

/**
 * What IWMStatusCallback reports about backup and restore (wmsdkidl.h; sdk-api WMT_STATUS). The numbers of
 * `MSDRM_STATUS` differ.
 */
export type WMT_STATUS =
  | typeof WMT_ERROR
  | typeof WMT_BACKUPRESTORE_BEGIN
  | typeof WMT_INDIVIDUALIZE
  | typeof WMT_NEEDS_INDIVIDUALIZATION
  | typeof WMT_BACKUPRESTORE_END
  | typeof WMT_BACKUPRESTORE_CONNECTING
  | typeof WMT_BACKUPRESTORE_DISCONNECTING
  | typeof WMT_ERROR_WITHURL
  | typeof WMT_RESTRICTED_LICENSE;

const named: Readonly<Record<string, WMT_STATUS>> = {
  WMT_ERROR,
  WMT_BACKUPRESTORE_BEGIN,
  WMT_INDIVIDUALIZE,
  WMT_NEEDS_INDIVIDUALIZATION,
  WMT_BACKUPRESTORE_END,
  WMT_BACKUPRESTORE_CONNECTING,
  WMT_BACKUPRESTORE_DISCONNECTING,
  WMT_ERROR_WITHURL,
  WMT_RESTRICTED_LICENSE,
};
const names = new Map(Object.entries(named).map(([name, value]) => [value, name]));

/** `WMT_BACKUPRESTORE_BEGIN` for 21. */
export function wmtStatusName(status: WMT_STATUS): string {
  return names.get(status) ?? String(status);
}
