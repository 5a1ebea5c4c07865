import type { WM_INDIVIDUALIZE_STATUS } from '../../constants/wmdrmsdk-structs.js';
import { comSuccess, type ComResult } from '../../hresult/com-result.js';
import { unsigned } from '../../hresult/hresult.js';
import { ComObject, implementInterfaces } from '../../unknown/com-object.js';
import type { IUnknown } from '../../unknown/iunknown.js';
import {
  IID_IWMDRMIndividualizationStatus,
  type IWMDRMIndividualizationStatus,
} from '../iwmdrm-individualization-status.js';
import {
  IID_IWMDRMOperationProgress,
  type IWMDRMOperationProgress,
} from '../iwmdrm-operation-progress.js';
import type { WmdrmOperationProgress } from '../operation-progress.js';

/** The value of one progress event of an individualization. Nothing in it changes. */
export class IndividualizationStatus
  extends ComObject
  implements IWMDRMIndividualizationStatus, IWMDRMOperationProgress
{
  static {
    implementInterfaces(
      IndividualizationStatus,
      IID_IWMDRMIndividualizationStatus,
      IID_IWMDRMOperationProgress,
    );
  }

  readonly #status: WM_INDIVIDUALIZE_STATUS;
  readonly #cookie: IUnknown;
  readonly #progress: WmdrmOperationProgress;

  constructor(status: WM_INDIVIDUALIZE_STATUS, cookie: IUnknown, progress: WmdrmOperationProgress) {
    super();
    this.#status = Object.freeze({ ...status, hr: unsigned(status.hr) });
    this.#cookie = cookie;
    this.#progress = progress;
  }

  GetStatus(): ComResult<WM_INDIVIDUALIZE_STATUS> {
    return comSuccess(this.#status);
  }

  GetCookie(): ComResult<IUnknown> {
    return comSuccess(this.#cookie);
  }

  GetProgress(): ComResult<WmdrmOperationProgress> {
    return comSuccess(this.#progress);
  }
}
