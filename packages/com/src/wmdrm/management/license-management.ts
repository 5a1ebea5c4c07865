import { MEWMDRMLicenseStoreCleaned } from '../../constants/mfobjects-event-types.js';
import {
  WMDRM_CLEAN_LICENSE_STORE_ASYNC,
  WMDRM_CLEAN_LICENSE_STORE_SYNC,
  WMDRM_DELETE_LICENSE_IMMEDIATELY,
  WMDRM_DELETE_LICENSE_MARK_FOR_PURGE,
} from '../../constants/wmdrmsdk-flags.js';
import type { WMDRM_LICENSE_FILTER } from '../../constants/wmdrmsdk-structs.js';
import { S_OK } from '../../hresult/com-codes.js';
import type { ComResult } from '../../hresult/com-result.js';
import { NS_E_DRM_INVALID_DATA } from '../../hresult/drm-store-codes.js';
import type { HRESULT } from '../../hresult/hresult.js';
import { implementInterfaces } from '../../unknown/com-object.js';
import type { IUnknown } from '../../unknown/iunknown.js';
import { AcquisitionMethods } from '../acquisition/acquisition-methods.js';
import { bytesOf, nonEmpty, oneOf, valid } from '../operations/argument.js';
import { enumerateLicenses } from '../licenses/enumerate-licenses.js';
import {
  IID_IWMDRMLicenseManagement,
  type IWMDRMLicenseManagement,
} from '../iwmdrm-license-management.js';
import type { IWMDRMLicense } from '../iwmdrm-license.js';
import { readKeyId } from '../licenses/key-id-text.js';
import { LicenseCursor } from '../licenses/license-cursor.js';
import { readLicenseFilter } from '../licenses/license-filter.js';
import {
  licenseRevocationOf,
  processDeletionMessage,
  processRevocationResponse,
} from './license-revocation.js';
import { storeLicenseText } from '../acquisition/store-license.js';
import { cleanStore, deleteTemporary } from '../licenses/temporary-licenses.js';

/** What CreateObject answers for IWMDRMLicenseManagement: methods check their arguments and hand on the work. */
export class LicenseManagement extends AcquisitionMethods implements IWMDRMLicenseManagement {
  static {
    implementInterfaces(LicenseManagement, IID_IWMDRMLicenseManagement);
  }

  CreateLicenseEnumeration(
    pLicenseFilter: WMDRM_LICENSE_FILTER | null,
  ): Promise<ComResult<IWMDRMLicense>> {
    return this.blocking(async () => {
      const filter = valid(readLicenseFilter(pLicenseFilter));
      const licenses = await enumerateLicenses(this.session.machine, filter);
      return new LicenseCursor(this.session, licenses);
    });
  }

  DeleteLicense(bstrKID: string, dwFlags: number): Promise<HRESULT> {
    return this.blockingStatus(() => {
      const keyId = valid(readKeyId(bstrKID));
      const known = [WMDRM_DELETE_LICENSE_IMMEDIATELY, WMDRM_DELETE_LICENSE_MARK_FOR_PURGE];
      return deleteTemporary(this.session.machine, keyId, oneOf(dwFlags, known));
    });
  }

  CleanLicenseStore(
    dwFlags: typeof WMDRM_CLEAN_LICENSE_STORE_SYNC,
  ): Promise<ComResult<IUnknown | null>>;
  CleanLicenseStore(dwFlags: typeof WMDRM_CLEAN_LICENSE_STORE_ASYNC): ComResult<IUnknown>;
  CleanLicenseStore(dwFlags: number): ComResult<IUnknown> | Promise<ComResult<IUnknown | null>>;
  CleanLicenseStore(dwFlags: number): ComResult<IUnknown> | Promise<ComResult<IUnknown | null>> {
    const { machine } = this.session;
    if (dwFlags === WMDRM_CLEAN_LICENSE_STORE_SYNC) {
      return this.blocking(async () => {
        await cleanStore(machine);
        return null;
      });
    }
    return this.atOnce(() => {
      oneOf(dwFlags, [WMDRM_CLEAN_LICENSE_STORE_ASYNC]);
      return this.start({ completed: MEWMDRMLicenseStoreCleaned }, async (operation) => {
        operation.advance({ phase: 'working' });
        await cleanStore(machine, operation.signal);
        return { status: S_OK };
      });
    });
  }

  StoreLicense(bstrLicenseResponse: string): Promise<HRESULT> {
    return this.blockingStatus(() =>
      storeLicenseText(this.session.machine, nonEmpty(bstrLicenseResponse)),
    );
  }

  CreateLicenseRevocationChallenge(
    pbMachineID: Uint8Array,
    pbChallenge: Uint8Array,
  ): Promise<ComResult<Uint8Array>> {
    return this.blocking(async () => {
      const machineId = bytesOf(pbMachineID);
      const challenge = bytesOf(pbChallenge);
      const port = licenseRevocationOf(this.session.machine);
      return (await port.createChallenge(machineId, challenge)).slice();
    }, NS_E_DRM_INVALID_DATA);
  }

  ProcessLicenseRevocationResponse(pbSignedLRB: Uint8Array): Promise<ComResult<Uint8Array>> {
    return this.blocking(
      async () => processRevocationResponse(this.session.machine, bytesOf(pbSignedLRB)),
      NS_E_DRM_INVALID_DATA,
    );
  }

  ProcessLicenseDeletionMessage(bstrDeletionMessage: string): Promise<HRESULT> {
    return this.blockingStatus(
      async () => processDeletionMessage(this.session.machine, nonEmpty(bstrDeletionMessage)),
      NS_E_DRM_INVALID_DATA,
    );
  }
}
