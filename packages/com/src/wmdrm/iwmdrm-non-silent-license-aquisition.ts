import { defineIid, type Iid } from '../guid/iid.js';
import type { ComResult } from '../hresult/com-result.js';
import { IID_IUnknown, type IUnknown } from '../unknown/iunknown.js';

/**
 * What the value of the completed event of a non-silent acquisition answers (the name is spelled so).
 * Source: wmdrmsdk.h; wmformat/iwmdrmnonsilentlicenseaquisition.
 */
export interface IWMDRMNonSilentLicenseAquisition extends IUnknown {
  /** The web page that issues the license. */
  GetURL(): ComResult<string>;
  /** What to send to it. */
  GetChallenge(): ComResult<string>;
}

/** IWMDRMNonSilentLicenseAquisition (wmdrmsdk.h). */
export const IID_IWMDRMNonSilentLicenseAquisition: Iid<IWMDRMNonSilentLicenseAquisition> =
  defineIid<IWMDRMNonSilentLicenseAquisition, IUnknown>(
    'IWMDRMNonSilentLicenseAquisition',
    '8AE059DD-BE6B-481A-863A-59056B50B748',
    IID_IUnknown,
  );
