import { defineIid, type Iid } from '../guid/iid.js';
import type { ComResult } from '../hresult/com-result.js';
import { IID_IUnknown, type IUnknown } from '../unknown/iunknown.js';

/**
 * Where every object of the API comes from; `WMDRMCreateProvider` answers one.
 * Source: wmdrmsdk.h; wmformat/iwmdrmprovider.
 */
export interface IWMDRMProvider extends IUnknown {
  /**
   * An object that implements `riid`: IWMDRMLicenseManagement, IWMDRMLicenseQuery or IWMDRMSecurity.
   * @returns `S_OK`; `E_NOINTERFACE` for another id.
   */
  CreateObject<T extends IUnknown>(riid: Iid<T>): ComResult<T>;
}

/** IWMDRMProvider (wmdrmsdk.h). */
export const IID_IWMDRMProvider: Iid<IWMDRMProvider> = defineIid<IWMDRMProvider, IUnknown>(
  'IWMDRMProvider',
  '98DC8917-8640-4B1D-9F1E-A590D40357EE',
  IID_IUnknown,
);
