import type { WMDRMNET_POLICY } from '../constants/wmdrmsdk-structs.js';
import { defineIid, type Iid } from '../guid/iid.js';
import type { ComResult } from '../hresult/com-result.js';
import type { HRESULT } from '../hresult/hresult.js';
import { IID_IUnknown, type IUnknown } from '../unknown/iunknown.js';
import type { IWMDRMEncrypt } from './iwmdrm-encrypt.js';

/** What `GetLeafLicenseResponse` answers. */
export interface WMDRMNET_LEAF_LICENSE {
  readonly pIWMDRMEncrypt: IWMDRMEncrypt;
  readonly pbLicenseResponse: Uint8Array;
}

/**
 * A computer that sends over a network; nothing here implements it. Source: wmdrmsdk.h; wmformat/iwmdrmnettransmitter.
 */
export interface IWMDRMNetTransmitter extends IUnknown {
  SetLicenseChallenge(pbLicenseChallenge: Uint8Array): HRESULT;
  GetRootLicenseResponse(bstrKID: string): ComResult<Uint8Array>;
  GetLeafLicenseResponse(
    bstrKID: string,
    pPolicy: WMDRMNET_POLICY,
  ): ComResult<WMDRMNET_LEAF_LICENSE>;
}

/** IWMDRMNetTransmitter (wmdrmsdk.h). */
export const IID_IWMDRMNetTransmitter: Iid<IWMDRMNetTransmitter> = defineIid<
  IWMDRMNetTransmitter,
  IUnknown
>('IWMDRMNetTransmitter', 'F040C12B-4415-4F20-93F0-453EB519A756', IID_IUnknown);
