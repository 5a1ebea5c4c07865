import * as msdrm from '../constants/wmdrmsdk-msdrm-status.js';
import * as wmt from '../constants/wmsdkidl-status.js';

const twins: ReadonlyMap<msdrm.MSDRM_STATUS, wmt.WMT_STATUS> = new Map<
  msdrm.MSDRM_STATUS,
  wmt.WMT_STATUS
>([
  [msdrm.DRM_ERROR, wmt.WMT_ERROR],
  [msdrm.DRM_BACKUPRESTORE_BEGIN, wmt.WMT_BACKUPRESTORE_BEGIN],
  [msdrm.DRM_BACKUPRESTORE_END, wmt.WMT_BACKUPRESTORE_END],
  [msdrm.DRM_BACKUPRESTORE_CONNECTING, wmt.WMT_BACKUPRESTORE_CONNECTING],
  [msdrm.DRM_BACKUPRESTORE_DISCONNECTING, wmt.WMT_BACKUPRESTORE_DISCONNECTING],
  [msdrm.DRM_ERROR_WITHURL, wmt.WMT_ERROR_WITHURL],
  [msdrm.DRM_RESTRICTED_LICENSE, wmt.WMT_RESTRICTED_LICENSE],
  [msdrm.DRM_NEEDS_INDIVIDUALIZATION, wmt.WMT_NEEDS_INDIVIDUALIZATION],
]);

/**
 * The number of the older API for a status (wmsdkidl.h; wmformat/msdrm-status); `undefined` if it has none, as for
 * `DRM_INFORMATION`.
 */
export function wmtStatusOf(status: msdrm.MSDRM_STATUS): wmt.WMT_STATUS | undefined {
  return twins.get(status);
}
