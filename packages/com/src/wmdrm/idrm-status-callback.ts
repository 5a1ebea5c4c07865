import type { DRM_ATTR_DATATYPE } from '../constants/wmdrmsdk-enums.js';
import type { MSDRM_STATUS } from '../constants/wmdrmsdk-msdrm-status.js';
import { defineIid, type Iid } from '../guid/iid.js';
import type { HRESULT } from '../hresult/hresult.js';
import { IID_IUnknown, type IUnknown } from '../unknown/iunknown.js';

/**
 * An application may implement it, but no method of this API takes one. Source: wmdrmsdk.h.
 */
export interface IDRMStatusCallback extends IUnknown {
  OnStatus(
    Status: MSDRM_STATUS,
    hr: HRESULT,
    dwType: DRM_ATTR_DATATYPE,
    pValue: Uint8Array,
    pvContext: unknown,
  ): HRESULT;
}

/** IDRMStatusCallback (wmdrmsdk.h). */
export const IID_IDRMStatusCallback: Iid<IDRMStatusCallback> = defineIid<
  IDRMStatusCallback,
  IUnknown
>('IDRMStatusCallback', '08548704-75B1-4982-9B26-FB385DEE741D', IID_IUnknown);
