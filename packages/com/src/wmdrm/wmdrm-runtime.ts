import { S_OK } from '../hresult/com-codes.js';
import { comFailure, comSuccess, type ComResult } from '../hresult/com-result.js';
import {
  NS_E_DRM_STUBLIB_REQUIRED,
  NS_E_DRM_UNABLE_TO_INITIALIZE,
} from '../hresult/drm-machine-codes.js';
import type { HRESULT } from '../hresult/hresult.js';
import type { IWMDRMProvider } from './iwmdrm-provider.js';
import { Machine, type WmdrmRuntimeOptions } from './machine/machine.js';
import { Provider } from './machine/provider.js';
import { Session } from './machine/session.js';

/**
 * A machine with the Windows Media DRM client: the functions wmdrmsdk.dll exports, over a license store of this project.
 * Source: wmformat/wmdrmstartup, wmdrmshutdown, wmdrmcreateprovider, wmdrmcreateprotectedprovider.
 */
export interface WmdrmRuntime {
  /** Starts the subsystem, or counts one more user of it: `S_OK`. Each call goes with one WMDRMShutdown. */
  WMDRMStartup(): HRESULT;
  /**
   * Ends what one WMDRMStartup began. The last one shuts all objects down: what runs is cancelled, and from then on
   * their methods, except QueryInterface, answer `NS_E_DRM_UNABLE_TO_INITIALIZE`, also after another start.
   * @returns `S_OK`; `NS_E_DRM_UNABLE_TO_INITIALIZE` without a WMDRMStartup before.
   */
  WMDRMShutdown(): HRESULT;
  /** A new provider. `NS_E_DRM_UNABLE_TO_INITIALIZE` before WMDRMStartup and after the last WMDRMShutdown. */
  WMDRMCreateProvider(): ComResult<IWMDRMProvider>;
  /**
   * `NS_E_DRM_STUBLIB_REQUIRED`, as on a machine without the stub library a licensee gets from Microsoft; before
   * WMDRMStartup as above.
   */
  WMDRMCreateProtectedProvider(): ComResult<IWMDRMProvider>;
}

/** The runtime over a license store. Nothing is touched before one of its objects is asked to. */
export function createWmdrmRuntime(options: WmdrmRuntimeOptions): WmdrmRuntime {
  const machine = new Machine(options);
  let session: Session | undefined;
  let users = 0;
  return {
    WMDRMStartup() {
      session ??= new Session(machine);
      users += 1;
      return S_OK;
    },
    WMDRMShutdown() {
      if (users === 0) return NS_E_DRM_UNABLE_TO_INITIALIZE;
      users -= 1;
      if (users === 0) {
        session?.end();
        session = undefined;
      }
      return S_OK;
    },
    WMDRMCreateProvider: () =>
      session ? comSuccess(new Provider(session)) : comFailure(NS_E_DRM_UNABLE_TO_INITIALIZE),
    WMDRMCreateProtectedProvider: () =>
      comFailure(session ? NS_E_DRM_STUBLIB_REQUIRED : NS_E_DRM_UNABLE_TO_INITIALIZE),
  };
}
