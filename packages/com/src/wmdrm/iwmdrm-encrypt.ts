import type { WMDRMCryptoData } from '../constants/wmdrmsdk-structs.js';
import { defineIid, type Iid } from '../guid/iid.js';
import type { HRESULT } from '../hresult/hresult.js';
import { IID_IUnknown, type IUnknown } from '../unknown/iunknown.js';

/**
 * Encrypts content; nothing here implements it. Source: wmdrmsdk.h; wmformat/iwmdrmencrypt.
 */
export interface IWMDRMEncrypt extends IUnknown {
  /** Encrypts the bytes in place. */
  Encrypt(pbData: Uint8Array, pWMCryptoData?: WMDRMCryptoData): HRESULT;
}

/** IWMDRMEncrypt (wmdrmsdk.h). */
export const IID_IWMDRMEncrypt: Iid<IWMDRMEncrypt> = defineIid<IWMDRMEncrypt, IUnknown>(
  'IWMDRMEncrypt',
  'C9E0A5F4-DD22-4DC4-B795-88FA91F0516B',
  IID_IUnknown,
);
