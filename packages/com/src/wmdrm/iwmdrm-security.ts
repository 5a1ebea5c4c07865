import type { Guid } from '../guid/guid.js';
import { defineIid, type Iid } from '../guid/iid.js';
import type { ComResult } from '../hresult/com-result.js';
import type { HRESULT } from '../hresult/hresult.js';
import type { IUnknown } from '../unknown/iunknown.js';
import { IID_IWMDRMEventGenerator, type IWMDRMEventGenerator } from './iwmdrm-event-generator.js';

/** What `GetMachineCertificate` answers. */
export interface WMDRM_MACHINE_CERTIFICATE {
  /** Four bytes. */
  readonly rgbVersion: Uint8Array;
  readonly pbCertificate: Uint8Array;
}

/** A certificate given to `GetContentEnablersForRevocations`. */
export interface WMDRM_REVOKED_CERTIFICATE {
  readonly pbCert: Uint8Array;
  readonly guidCert: Guid;
}

/**
 * Individualization, certificates and revocation of the machine. After an individualization only objects of this
 * interface see the new state. Methods that ask a port answer a Promise, which never rejects; without the port, that is
 * without `individualization` or the lists of `revocation`, they answer `NS_E_DRM_NOT_CONFIGURED`. Every method answers
 * `NS_E_DRM_UNABLE_TO_INITIALIZE` after the last WMDRMShutdown, then `MF_E_SHUTDOWN` once the object is shut down.
 * Source: wmdrmsdk.h; wmformat/iwmdrmsecurity, performing-drm-individualization.
 */
export interface IWMDRMSecurity extends IWMDRMEventGenerator {
  /** `major.minor.0.individualized`, for example `2.4.0.1`. */
  GetSecurityVersion(): Promise<ComResult<string>>;
  /** @param dwCertificateType `WMDRM_CERTIFICATE_TYPE_V1` or `WMDRM_CERTIFICATE_TYPE_V2`; else `E_INVALIDARG`. */
  GetMachineCertificate(dwCertificateType: number): Promise<ComResult<WMDRM_MACHINE_CERTIFICATE>>;
  /**
   * Individualizes (`MEWMDRMIndividualizationProgress`, then `MEWMDRMIndividualizationCompleted`) or fetches revocation
   * lists (`MEWMDRMRevocationDownloadCompleted`).
   * @param dwFlags one of the `WMDRM_SECURITY_PERFORM_…` flags.
   * @returns a cookie for CancelAsyncOperation; `E_INVALIDARG` for none, another, or two of the flags;
   * `NS_E_DRM_INDIVIDUALIZING` while the machine is being individualized.
   */
  PerformSecurityUpdate(dwFlags: number): ComResult<IUnknown>;
  /**
   * @param guidRevocationType one of the `WMDRM_REVOCATIONTYPE_…` ids, here and below.
   * @returns `S_OK`; `E_INVALIDARG`; `NS_E_DRM_INVALID_DATA` if the list is refused.
   */
  SetRevocationData(guidRevocationType: Guid, pbCRL: Uint8Array): Promise<HRESULT>;
  /** A copy of the list; `NS_E_DRM_UNSUPPORTED_PROPERTY` if the machine has none of this type. */
  GetRevocationData(guidRevocationType: Guid): Promise<ComResult<Uint8Array>>;
  /** The version of the list, 64 bits unsigned. Codes as above. */
  GetRevocationDataVersion(guidRevocationType: Guid): Promise<ComResult<bigint>>;
  /** Whether a certificate is revoked. `NS_E_DRM_INVALID_DATA` if it is none. */
  CheckCertForRevocation(
    rguidRevocationList: Guid,
    pbCert: Uint8Array,
  ): Promise<ComResult<boolean>>;
  /** Objects that help the user to go on after a revocation. `E_NOTIMPL`: nothing here enables content. */
  GetContentEnablersForRevocations(
    rgpbCerts: readonly WMDRM_REVOKED_CERTIFICATE[],
    hResultHint: HRESULT,
  ): ComResult<readonly IUnknown[]>;
  /** As above, from hashes of the certificates: `E_NOTIMPL`. */
  GetContentEnablersFromHashes(
    rgpbCertHashes: readonly string[],
    hResultHint: HRESULT,
  ): ComResult<readonly IUnknown[]>;
}

/** IWMDRMSecurity (wmdrmsdk.h). */
export const IID_IWMDRMSecurity: Iid<IWMDRMSecurity> = defineIid<
  IWMDRMSecurity,
  IWMDRMEventGenerator
>('IWMDRMSecurity', '70800F56-5239-4A0B-A8B8-D53C6BAE4171', IID_IWMDRMEventGenerator);
