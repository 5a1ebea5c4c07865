import type { WMT_STATUS } from '../constants/wmsdkidl-status.js';
import type { WMT_ATTR_DATATYPE } from '../constants/wmsdkidl-types.js';
import type { Guid } from '../guid/guid.js';
import { defineIid, type Iid } from '../guid/iid.js';
import type { HRESULT } from '../hresult/hresult.js';
import { IID_IUnknown, type IUnknown } from '../unknown/iunknown.js';

/** A value of the older API, by its `WMT_ATTR_DATATYPE`; null for none. */
export type WMT_ATTR_VALUE = string | number | bigint | boolean | Uint8Array | Guid | null;

/**
 * What an application implements to follow a backup or restore of the older API;
 * `createComObject([IID_IWMStatusCallback], { OnStatus })` makes one. Source: wmsdkidl.h; sdk-api IWMStatusCallback.
 */
export interface IWMStatusCallback extends IUnknown {
  /**
   * Called from the scheduler, never inside a method of the backup restorer. What it answers or throws changes nothing.
   * The last call for each operation is `WMT_BACKUPRESTORE_END`, or `WMT_ERROR` with the failure in `hr`.
   * @param hr if it is a failure, do not treat `Status` as ordinary progress.
   * @param dwType type of `pValue`: always `WMT_TYPE_STRING`.
   * @param pValue key id in base64 for `WMT_RESTRICTED_LICENSE`, URL for `WMT_ERROR_WITHURL`, words for `WMT_ERROR`;
   * null if there is nothing to say.
   * @param pvContext null: the methods that start an operation take none.
   * @returns `S_OK`, as documented.
   */
  OnStatus(
    Status: WMT_STATUS,
    hr: HRESULT,
    dwType: WMT_ATTR_DATATYPE,
    pValue: WMT_ATTR_VALUE,
    pvContext: unknown,
  ): HRESULT;
}

/** True for what can be called back. A caller without types may pass anything. */
export function isStatusCallback(value: unknown): value is IWMStatusCallback {
  return (
    typeof value === 'object' &&
    value !== null &&
    'OnStatus' in value &&
    typeof value.OnStatus === 'function'
  );
}

/** IWMStatusCallback (wmsdkidl.h). */
export const IID_IWMStatusCallback: Iid<IWMStatusCallback> = defineIid<IWMStatusCallback, IUnknown>(
  'IWMStatusCallback',
  '6D7CDC70-9888-11D3-8EDC-00C04F6109CF',
  IID_IUnknown,
);
