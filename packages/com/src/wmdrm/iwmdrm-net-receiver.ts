import { defineIid, type Iid } from '../guid/iid.js';
import type { ComResult } from '../hresult/com-result.js';
import type { IUnknown } from '../unknown/iunknown.js';
import { IID_IWMDRMEventGenerator, type IWMDRMEventGenerator } from './iwmdrm-event-generator.js';

/**
 * A device that plays over a network; nothing here implements it. Source: wmdrmsdk.h; wmformat/iwmdrmnetreceiver.
 */
export interface IWMDRMNetReceiver extends IWMDRMEventGenerator {
  GetRegistrationChallenge(): ComResult<Uint8Array>;
  /** Ends with `MEWMDRMProximityCompleted`; answers a cookie. */
  ProcessRegistrationResponse(pbRegistrationResponse: Uint8Array): ComResult<IUnknown>;
  GetLicenseChallenge(bstrAction: string): ComResult<Uint8Array>;
  ProcessLicenseResponse(pbLicenseResponse: Uint8Array): ComResult<Uint8Array>;
}

/** IWMDRMNetReceiver (wmdrmsdk.h). */
export const IID_IWMDRMNetReceiver: Iid<IWMDRMNetReceiver> = defineIid<
  IWMDRMNetReceiver,
  IWMDRMEventGenerator
>('IWMDRMNetReceiver', 'F9C074A4-15D6-44C0-8A6D-2446ACC109AE', IID_IWMDRMEventGenerator);
