import type { DRM_LICENSE_STATE_DATA } from '../constants/wmdrmsdk-structs.js';
import { defineIid, type Iid } from '../guid/iid.js';
import type { ComResult } from '../hresult/com-result.js';
import type { HRESULT } from '../hresult/hresult.js';
import { IID_IUnknown, type IUnknown } from '../unknown/iunknown.js';

/**
 * What all licenses of a key id together allow; never about a single one. Methods that read the store answer a Promise,
 * which never rejects. Every method answers `NS_E_DRM_UNABLE_TO_INITIALIZE` after the last WMDRMShutdown.
 * Source: wmdrmsdk.h; wmformat/iwmdrmlicensequery and the page of each method.
 */
export interface IWMDRMLicenseQuery extends IUnknown {
  /**
   * How the licenses limit each action. A license that gives it without limits decides; else the first one that can be
   * used now, and `DRM_LICENSE_STATE_DATA_VAGUE` says that others differ, or that something could not be read. Counts
   * are those the licenses were issued with.
   * @param bstrKID key id, base64 of its 16 bytes or in registry form.
   * @param rgbstrActionsToQuery `LicenseStateData.…` names.
   * @returns one state per action, in the same order, `WM_DRM_LICENSE_STATE_NORIGHT` also where there is no license;
   * `E_INVALIDARG`.
   */
  QueryLicenseState(
    bstrKID: string,
    rgbstrActionsToQuery: readonly string[],
  ): Promise<ComResult<readonly DRM_LICENSE_STATE_DATA[]>>;
  /**
   * Hints for each `QueryActionAllowed` that follows; only the security level makes a difference here.
   * @param fIsMF whether Media Foundation plays the content.
   * @param dwAppSecLevel how secure the application is; counts where Media Foundation does not play, and not for burning.
   * @param fHasSerialNumber whether the device of a copy has a serial number.
   * @param bstrDeviceCert certificate of that device; null for none.
   * @returns `S_OK`; `E_INVALIDARG`.
   */
  SetActionAllowedQueryParams(
    fIsMF: boolean,
    dwAppSecLevel: number,
    fHasSerialNumber: boolean,
    bstrDeviceCert: string | null,
  ): HRESULT;
  /**
   * Whether each action is allowed now. A condition that is not evaluated here counts as not met.
   * @param bstrKID as above.
   * @param bstrMinReqIndivVersion least `GetSecurityVersion`; null for any.
   * @param rgbstrActionsToQuery `ActionAllowed.…` names.
   * @returns one number per action: 0 for allowed, else an OR of `DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED…`;
   * `E_INVALIDARG`.
   */
  QueryActionAllowed(
    bstrKID: string,
    bstrMinReqIndivVersion: string | null,
    rgbstrActionsToQuery: readonly string[],
  ): Promise<ComResult<readonly number[]>>;
}

/** IWMDRMLicenseQuery (wmdrmsdk.h). */
export const IID_IWMDRMLicenseQuery: Iid<IWMDRMLicenseQuery> = defineIid<
  IWMDRMLicenseQuery,
  IUnknown
>('IWMDRMLicenseQuery', '20B970DF-0A58-4D3C-817C-4E3CCBB253AC', IID_IUnknown);
