import type { MaybePromise } from '@wmdrm/core';
import type { WM_INDIVIDUALIZE_STATUS } from '../../constants/wmdrmsdk-structs.js';
import type { WMDRM_MACHINE_CERTIFICATE } from '../iwmdrm-security.js';

export interface IndividualizeOptions {
  /** Also if the newest version is there already. */
  readonly force: boolean;
  readonly signal: AbortSignal;
  /** Each call becomes one progress event. */
  readonly onStatus: (status: WM_INDIVIDUALIZE_STATUS) => void;
}

/**
 * The identity of the machine and how it is made. Only a runtime that has it tells machines apart: backups then name
 * the machine that made them, and a restore on another one needs `WMDRM_RESTORE_INDIVIDUALIZE`.
 * A ComError or an error of the core that is thrown has its own code, for example `NS_E_DRM_INDIV_FRAUD`.
 */
export interface Individualization {
  /** What names this machine, 1 to 128 characters; stays the same unless the machine is individualized again. */
  machine(): MaybePromise<string>;
  /** `major.minor.0.individualized`, for example `2.4.0.1`. */
  securityVersion(): MaybePromise<string>;
  /** The machine's certificate: `WMDRM_CERTIFICATE_TYPE_V1` or `WMDRM_CERTIFICATE_TYPE_V2`. */
  certificate(type: number): MaybePromise<WMDRM_MACHINE_CERTIFICATE>;
  /** Resolves when the machine is individualized. Anything thrown is `NS_E_DRM_INDIVIDUALIZE_ERROR`. */
  individualize(options: IndividualizeOptions): Promise<void>;
}
