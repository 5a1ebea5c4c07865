import { comSuccess, type ComResult } from '../../hresult/com-result.js';
import { ComObject, implementInterfaces } from '../../unknown/com-object.js';
import {
  IID_IWMDRMNonSilentLicenseAquisition,
  type IWMDRMNonSilentLicenseAquisition,
} from '../iwmdrm-non-silent-license-aquisition.js';
import type { AcquisitionPage } from '../ports/license-acquisition.js';

/** The value of the completed event of a non-silent acquisition. */
export class NonSilentAcquisition extends ComObject implements IWMDRMNonSilentLicenseAquisition {
  static {
    implementInterfaces(NonSilentAcquisition, IID_IWMDRMNonSilentLicenseAquisition);
  }

  readonly #url: string;
  readonly #challenge: string;

  constructor({ url, challenge }: AcquisitionPage) {
    super();
    this.#url = url;
    this.#challenge = challenge;
  }

  GetURL(): ComResult<string> {
    return comSuccess(this.#url);
  }

  GetChallenge(): ComResult<string> {
    return comSuccess(this.#challenge);
  }
}
