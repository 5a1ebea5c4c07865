import type {
  WMDRM_ANALOG_VIDEO_RESTRICTIONS,
  WMDRM_OUTPUT_PROTECTION_LEVELS,
} from '../constants/wmdrmsdk-structs.js';
import type { Guid } from '../guid/guid.js';
import { defineIid, type Iid } from '../guid/iid.js';
import type { ComResult } from '../hresult/com-result.js';
import type { HRESULT } from '../hresult/hresult.js';
import type { PROPVARIANT } from '../media-foundation/propvariant.js';
import { IID_IUnknown, type IUnknown } from '../unknown/iunknown.js';
import type { IWMDRMDecrypt } from './iwmdrm-decrypt.js';
import type { IWMDRMEncrypt } from './iwmdrm-encrypt.js';

/** What `GetLicense` answers. */
export interface WMDRM_LICENSE {
  readonly pbLicense: Uint8Array;
  /** `WMDRM_LICENSE_TYPE_XML` or `WMDRM_LICENSE_TYPE_XMR`. */
  readonly dwLicenseType: number;
}

/** What `CreateSecureDecryptor` answers where it is implemented. */
export interface WMDRM_SECURE_DECRYPTOR {
  readonly pbInitializationVector: Uint8Array;
  readonly pDecryptor: IWMDRMDecrypt;
}

/**
 * The licenses of an enumeration: a cursor and the license under it, the first one at the beginning. All but those that
 * answer `E_NOTIMPL` answer `NS_E_DRM_UNABLE_TO_INITIALIZE` after the last WMDRMShutdown.
 * Source: wmdrmsdk.h (GetPolicy only there); wmformat/iwmdrmlicense and the page of each method.
 */
export interface IWMDRMLicense extends IUnknown {
  /** Back to the first license: `S_OK`. */
  ResetEnumeration(): HRESULT;
  /** The next license. Past the end `HRESULT_FROM_WIN32(ERROR_NO_MORE_ITEMS)`, and the last one stays loaded. */
  GetNext(): HRESULT;
  /**
   * The license as it was issued, and its type: 0 for a format the original does not know, or a sealed one.
   * `NS_E_DRM_LICENSE_UNAVAILABLE` for a license its issuer lets nobody copy, and for a temporary one.
   */
  GetLicense(): ComResult<WMDRM_LICENSE>;
  /**
   * One of the `WMDRM_LICENSE_PROPERTY` names: PRIORITY as VT_I8, REVINFOVERSION as VT_UI8, SOURCEID as VT_UI4,
   * ISSUEDATE as VT_FILETIME, UplinkID as VT_BSTR with the key id in base64. `NS_E_DRM_UNSUPPORTED_PROPERTY` if the
   * license does not state it, and for those no format reads; `NS_E_DRM_INVALID_PROPERTY` for another name.
   */
  GetLicenseProperty(bstrName: string): ComResult<PROPVARIANT>;
  /** `E_NOTIMPL`: this project opens no licenses. */
  CreateDecryptor(): ComResult<IWMDRMDecrypt>;
  /** `E_NOTIMPL`: this project opens no licenses. */
  CreateSecureDecryptor(
    pbCertificate: Uint8Array,
    dwCertificateType: number,
    dwFlags: number,
  ): ComResult<WMDRM_SECURE_DECRYPTOR>;
  /** `E_NOTIMPL`: this project opens no licenses. */
  CreateEncryptor(): ComResult<IWMDRMEncrypt>;
  /**
   * Makes a temporary license permanent. Only if the license itself says so when its format reads it again: what was
   * issued for one session stays temporary.
   * @returns `S_OK`; `DRM_E_LICENSENOTFOUND` if it is not temporary, or not in the store any more;
   * `NS_E_DRM_NO_RIGHTS` if the license does not let it.
   */
  PersistLicense(): Promise<HRESULT>;
  /** Whether `PersistLicense` would succeed. */
  CanPersist(): ComResult<boolean>;
  /** `NS_E_DRM_UNSUPPORTED_PROPERTY`: no format reads them. */
  GetAnalogVideoRestrictionLevels(): ComResult<readonly WMDRM_ANALOG_VIDEO_RESTRICTIONS[]>;
  /** `NS_E_DRM_UNSUPPORTED_PROPERTY` if the license states none. */
  GetOutputProtectionLevels(): ComResult<WMDRM_OUTPUT_PROTECTION_LEVELS>;
  /** The technologies the license admits as targets; none if it has no such list. */
  GetInclusionList(): ComResult<readonly Guid[]>;
  /** `E_NOTIMPL`: no page says what the bytes are. */
  GetPolicy(): ComResult<Uint8Array>;
}

/** IWMDRMLicense (wmdrmsdk.h). */
export const IID_IWMDRMLicense: Iid<IWMDRMLicense> = defineIid<IWMDRMLicense, IUnknown>(
  'IWMDRMLicense',
  'C9E0A5F3-DD22-4DC4-B795-88FA91F0516B',
  IID_IUnknown,
);
