import type {
  WMDRM_ENCRYPT_SCATTER_BLOCK,
  WMDRM_ENCRYPT_SCATTER_INFO,
  WMDRMCryptoData,
} from '../constants/wmdrmsdk-structs.js';
import { defineIid, type Iid } from '../guid/iid.js';
import type { HRESULT } from '../hresult/hresult.js';
import { IID_IUnknown, type IUnknown } from '../unknown/iunknown.js';

/**
 * Encrypts content of several streams; nothing here implements it. Source: wmdrmsdk.h; wmformat/iwmdrmencryptscatter.
 */
export interface IWMDRMEncryptScatter extends IUnknown {
  InitEncryptScatter(rgInfos: readonly WMDRM_ENCRYPT_SCATTER_INFO[]): HRESULT;
  EncryptScatter(
    rgBlocks: readonly WMDRM_ENCRYPT_SCATTER_BLOCK[],
    pWMCryptoData: WMDRMCryptoData,
    pbOutput: Uint8Array,
  ): HRESULT;
}

/** IWMDRMEncryptScatter (wmdrmsdk.h). */
export const IID_IWMDRMEncryptScatter: Iid<IWMDRMEncryptScatter> = defineIid<
  IWMDRMEncryptScatter,
  IUnknown
>('IWMDRMEncryptScatter', '2662FA39-4C62-481A-956C-7BFCB33C2888', IID_IUnknown);
