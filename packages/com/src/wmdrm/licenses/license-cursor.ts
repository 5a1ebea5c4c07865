import { decideBackup, type BackupPolicy, type LicenseDescription } from '@wmdrm/core';
import type {
  WMDRM_ANALOG_VIDEO_RESTRICTIONS,
  WMDRM_OUTPUT_PROTECTION_LEVELS,
} from '../../constants/wmdrmsdk-structs.js';
import { parseGuid, type Guid } from '../../guid/guid.js';
import { E_NOTIMPL, S_OK } from '../../hresult/com-codes.js';
import { comFailure, comSuccess, type ComResult } from '../../hresult/com-result.js';
import {
  NS_E_DRM_LICENSE_UNAVAILABLE,
  NS_E_DRM_UNSUPPORTED_PROPERTY,
} from '../../hresult/drm-store-codes.js';
import { HRESULT_FROM_WIN32, type HRESULT } from '../../hresult/hresult.js';
import { ERROR_NO_MORE_ITEMS } from '../../hresult/win32-codes.js';
import type { PROPVARIANT } from '../../media-foundation/propvariant.js';
import { ComObject, implementInterfaces } from '../../unknown/com-object.js';
import type { HeldLicense } from './held-license.js';
import { hresultOfFailure } from '../operations/hresult-of-failure.js';
import type { IWMDRMDecrypt } from '../iwmdrm-decrypt.js';
import type { IWMDRMEncrypt } from '../iwmdrm-encrypt.js';
import {
  IID_IWMDRMLicense,
  type IWMDRMLicense,
  type WMDRM_LICENSE,
  type WMDRM_SECURE_DECRYPTOR,
} from '../iwmdrm-license.js';
import { kindOfFormat } from './license-family.js';
import { licenseProperty } from './license-properties.js';
import { outputProtectionLevels } from './output-protection-levels.js';
import { canBePersisted, persistLicense } from './persist-license.js';
import type { Session } from '../machine/session.js';

/** Lets everything out that no rule of the core keeps in. */
const anything: BackupPolicy = { name: 'any', decide: () => ({ backUp: true }) };

/** The licenses of an enumeration, one of them loaded. */
export class LicenseCursor extends ComObject implements IWMDRMLicense {
  static {
    implementInterfaces(LicenseCursor, IID_IWMDRMLicense);
  }

  readonly #session: Session;
  readonly #licenses: readonly HeldLicense[];
  readonly #persisted = new Set<HeldLicense>();
  #at = 0;
  #described: { readonly at: number; readonly description: LicenseDescription | undefined };

  /** @param licenses in order, at least one. */
  constructor(session: Session, licenses: readonly HeldLicense[]) {
    super();
    this.#session = session;
    this.#licenses = licenses;
    this.#described = { at: -1, description: undefined };
  }

  ResetEnumeration(): HRESULT {
    const { refusal } = this.#session;
    if (refusal !== undefined) return refusal;
    this.#at = 0;
    return S_OK;
  }

  GetNext(): HRESULT {
    const { refusal } = this.#session;
    if (refusal !== undefined) return refusal;
    if (this.#at + 1 >= this.#licenses.length) return HRESULT_FROM_WIN32(ERROR_NO_MORE_ITEMS);
    this.#at += 1;
    return S_OK;
  }

  GetLicense(): ComResult<WMDRM_LICENSE> {
    return this.#answer(({ policyClass, payload }) => {
      // Denied and temporary are final: such a license does not leave the store this way either.
      if (!decideBackup(anything, policyClass).backUp)
        return comFailure(NS_E_DRM_LICENSE_UNAVAILABLE);
      const dwLicenseType = kindOfFormat(policyClass.format).licenseType;
      return comSuccess({ pbLicense: payload.slice(), dwLicenseType });
    });
  }

  GetLicenseProperty(bstrName: string): ComResult<PROPVARIANT> {
    return this.#answer((license, description) => licenseProperty(bstrName, license, description));
  }

  CreateDecryptor(): ComResult<IWMDRMDecrypt> {
    return comFailure(E_NOTIMPL);
  }

  CreateSecureDecryptor(
    _pbCertificate: Uint8Array,
    _dwCertificateType: number,
    _dwFlags: number,
  ): ComResult<WMDRM_SECURE_DECRYPTOR> {
    return comFailure(E_NOTIMPL);
  }

  CreateEncryptor(): ComResult<IWMDRMEncrypt> {
    return comFailure(E_NOTIMPL);
  }

  async PersistLicense(): Promise<HRESULT> {
    const { refusal, machine } = this.#session;
    if (refusal !== undefined) return refusal;
    const license = this.#current;
    try {
      await persistLicense(machine, license);
      this.#persisted.add(license);
      return S_OK;
    } catch (error) {
      return hresultOfFailure(error);
    }
  }

  CanPersist(): ComResult<boolean> {
    return this.#answer((license, description) =>
      comSuccess(!this.#persisted.has(license) && canBePersisted(license, description)),
    );
  }

  GetAnalogVideoRestrictionLevels(): ComResult<readonly WMDRM_ANALOG_VIDEO_RESTRICTIONS[]> {
    return this.#answer<readonly WMDRM_ANALOG_VIDEO_RESTRICTIONS[]>(() =>
      comFailure(NS_E_DRM_UNSUPPORTED_PROPERTY),
    );
  }

  GetOutputProtectionLevels(): ComResult<WMDRM_OUTPUT_PROTECTION_LEVELS> {
    return this.#answer((_, description) => {
      const levels = description && outputProtectionLevels(description);
      return levels ? comSuccess(levels) : comFailure(NS_E_DRM_UNSUPPORTED_PROPERTY);
    });
  }

  GetInclusionList(): ComResult<readonly Guid[]> {
    return this.#answer((_, description) => {
      if (description === undefined) return comFailure(NS_E_DRM_UNSUPPORTED_PROPERTY);
      const guids = (description.inclusionList ?? []).map(parseGuid);
      return comSuccess(guids.filter((guid) => guid !== undefined));
    });
  }

  GetPolicy(): ComResult<Uint8Array> {
    return comFailure(E_NOTIMPL);
  }

  get #current(): HeldLicense {
    return this.#licenses[this.#at]!;
  }

  #answer<T>(
    read: (license: HeldLicense, description: LicenseDescription | undefined) => ComResult<T>,
  ): ComResult<T> {
    const { refusal, machine } = this.#session;
    if (refusal !== undefined) return comFailure(refusal);
    if (this.#described.at !== this.#at) {
      this.#described = { at: this.#at, description: machine.describe(this.#current) };
    }
    return read(this.#current, this.#described.description);
  }
}
