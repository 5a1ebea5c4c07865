import type { WM_INDIVIDUALIZE_STATUS } from '../constants/wmdrmsdk-structs.js';
import { defineIid, type Iid } from '../guid/iid.js';
import type { ComResult } from '../hresult/com-result.js';
import { IID_IUnknown, type IUnknown } from '../unknown/iunknown.js';

/**
 * What the value of `MEWMDRMIndividualizationProgress` answers.
 * Source: wmdrmsdk.h; wmformat/iwmdrmindividualizationstatus.
 */
export interface IWMDRMIndividualizationStatus extends IUnknown {
  /** The status when the event was queued; it does not change later. */
  GetStatus(): ComResult<WM_INDIVIDUALIZE_STATUS>;
}

/** IWMDRMIndividualizationStatus (wmdrmsdk.h). */
export const IID_IWMDRMIndividualizationStatus: Iid<IWMDRMIndividualizationStatus> = defineIid<
  IWMDRMIndividualizationStatus,
  IUnknown
>('IWMDRMIndividualizationStatus', '7DB091BD-DB6A-4FA4-BCBF-0783E256C78C', IID_IUnknown);
