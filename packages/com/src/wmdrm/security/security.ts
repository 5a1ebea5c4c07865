import {
  WMDRM_CERTIFICATE_TYPE_V1,
  WMDRM_CERTIFICATE_TYPE_V2,
  WMDRM_SECURITY_PERFORM_FORCE_INDIV,
  WMDRM_SECURITY_PERFORM_INDIV,
  WMDRM_SECURITY_PERFORM_REVOCATION_REFRESH,
} from '../../constants/wmdrmsdk-flags.js';
import { parseGuid, type Guid } from '../../guid/guid.js';
import { E_NOTIMPL } from '../../hresult/com-codes.js';
import { ComError } from '../../hresult/com-error.js';
import { comFailure, type ComResult } from '../../hresult/com-result.js';
import { NS_E_DRM_INDIVIDUALIZING } from '../../hresult/drm-machine-codes.js';
import {
  NS_E_DRM_INVALID_DATA,
  NS_E_DRM_NOT_CONFIGURED,
  NS_E_DRM_UNSUPPORTED_PROPERTY,
} from '../../hresult/drm-store-codes.js';
import type { HRESULT } from '../../hresult/hresult.js';
import { implementInterfaces } from '../../unknown/com-object.js';
import type { IUnknown } from '../../unknown/iunknown.js';
import { bytesOf, oneOf, valid } from '../operations/argument.js';
import {
  IID_IWMDRMSecurity,
  type IWMDRMSecurity,
  type WMDRM_MACHINE_CERTIFICATE,
  type WMDRM_REVOKED_CERTIFICATE,
} from '../iwmdrm-security.js';
import type { Individualization } from '../ports/individualization.js';
import type { RevocationList, RevocationLists } from '../ports/revocation.js';
import {
  individualizing,
  refreshing,
  runIndividualization,
  runRefresh,
} from './security-update.js';
import { WmdrmEventGenerator } from '../operations/wmdrm-event-generator.js';

/** What CreateObject answers for IWMDRMSecurity: everything comes from the ports the runtime was given. */
export class Security extends WmdrmEventGenerator implements IWMDRMSecurity {
  static {
    implementInterfaces(Security, IID_IWMDRMSecurity);
  }

  GetSecurityVersion(): Promise<ComResult<string>> {
    return this.blocking(async () => this.#individualization.securityVersion());
  }

  GetMachineCertificate(dwCertificateType: number): Promise<ComResult<WMDRM_MACHINE_CERTIFICATE>> {
    return this.blocking(async () => {
      const known = [WMDRM_CERTIFICATE_TYPE_V1, WMDRM_CERTIFICATE_TYPE_V2];
      const type = oneOf(dwCertificateType, known);
      const { rgbVersion, pbCertificate } = await this.#individualization.certificate(type);
      return { rgbVersion: rgbVersion.slice(), pbCertificate: pbCertificate.slice() };
    });
  }

  PerformSecurityUpdate(dwFlags: number): ComResult<IUnknown> {
    return this.atOnce(() => {
      const { machine } = this.session;
      const flag = oneOf(dwFlags, [
        WMDRM_SECURITY_PERFORM_INDIV,
        WMDRM_SECURITY_PERFORM_REVOCATION_REFRESH,
        WMDRM_SECURITY_PERFORM_FORCE_INDIV,
      ]);
      if (flag === WMDRM_SECURITY_PERFORM_REVOCATION_REFRESH) {
        const lists = this.#lists;
        return this.start(refreshing, (operation) => runRefresh(lists, operation));
      }
      const call = {
        port: this.#individualization,
        force: flag === WMDRM_SECURITY_PERFORM_FORCE_INDIV,
      };
      const onEnd = machine.claimIndividualization();
      if (onEnd === undefined) return comFailure(NS_E_DRM_INDIVIDUALIZING);
      return this.start({ ...individualizing, onEnd }, (operation, events) =>
        runIndividualization(call, operation, events),
      );
    });
  }

  SetRevocationData(guidRevocationType: Guid, pbCRL: Uint8Array): Promise<HRESULT> {
    return this.blockingStatus(
      async () => this.#lists.set(typeOf(guidRevocationType), bytesOf(pbCRL)),
      NS_E_DRM_INVALID_DATA,
    );
  }

  GetRevocationData(guidRevocationType: Guid): Promise<ComResult<Uint8Array>> {
    return this.blocking(async () => (await this.#list(guidRevocationType)).bytes.slice());
  }

  GetRevocationDataVersion(guidRevocationType: Guid): Promise<ComResult<bigint>> {
    return this.blocking(async () => (await this.#list(guidRevocationType)).version);
  }

  CheckCertForRevocation(
    rguidRevocationList: Guid,
    pbCert: Uint8Array,
  ): Promise<ComResult<boolean>> {
    return this.blocking(
      async () => this.#lists.isRevoked(typeOf(rguidRevocationList), bytesOf(pbCert)),
      NS_E_DRM_INVALID_DATA,
    );
  }

  GetContentEnablersForRevocations(
    _rgpbCerts: readonly WMDRM_REVOKED_CERTIFICATE[],
    _hResultHint: HRESULT,
  ): ComResult<readonly IUnknown[]> {
    return comFailure(this.refusal ?? E_NOTIMPL);
  }

  GetContentEnablersFromHashes(
    _rgpbCertHashes: readonly string[],
    _hResultHint: HRESULT,
  ): ComResult<readonly IUnknown[]> {
    return comFailure(this.refusal ?? E_NOTIMPL);
  }

  get #individualization(): Individualization {
    return configured(this.session.machine.individualization);
  }

  get #lists(): RevocationLists {
    return configured(this.session.machine.revocation.lists);
  }

  async #list(type: Guid): Promise<RevocationList> {
    const list = await this.#lists.get(typeOf(type));
    if (list === undefined) throw new ComError(NS_E_DRM_UNSUPPORTED_PROPERTY);
    return list;
  }
}

function configured<T>(port: T | undefined): T {
  if (port === undefined) throw new ComError(NS_E_DRM_NOT_CONFIGURED);
  return port;
}

function typeOf(guid: Guid): Guid {
  return valid(parseGuid(guid));
}
