import type { WMDRMCryptoData } from '../constants/wmdrmsdk-structs.js';
import { defineIid, type Iid } from '../guid/iid.js';
import type { HRESULT } from '../hresult/hresult.js';
import { IID_IUnknown, type IUnknown } from '../unknown/iunknown.js';

/**
 * Decrypts content; nothing here implements it. Source: wmdrmsdk.h; wmformat/iwmdrmdecrypt.
 */
export interface IWMDRMDecrypt extends IUnknown {
  /** Decrypts the bytes in place. */
  Decrypt(pbData: Uint8Array, pWMCryptoData?: WMDRMCryptoData): HRESULT;
}

/** IWMDRMDecrypt (wmdrmsdk.h). */
export const IID_IWMDRMDecrypt: Iid<IWMDRMDecrypt> = defineIid<IWMDRMDecrypt, IUnknown>(
  'IWMDRMDecrypt',
  'C9E0A5F5-DD22-4DC4-B795-88FA91F0516B',
  IID_IUnknown,
);
