import type { OperationPhase, RestrictedLicense } from '@wmdrm/core';

/** What an asynchronous operation does at the moment: the phases of the core, and what comes before and after them. */
export type WmdrmOperationPhase =
  'starting' | 'opening' | 'connecting' | 'individualizing' | 'working' | OperationPhase | 'ended';

/** How far an asynchronous operation is. */
export interface WmdrmOperationProgress {
  readonly phase: WmdrmOperationPhase;
  readonly licensesDone: number;
  /** 0 while not known. */
  readonly licensesTotal: number;
  /** Bytes of license records, of the download for an individualization. */
  readonly bytesDone: number;
  /** 0 while not known. */
  readonly bytesTotal: number;
  /** The license a `DRM_RESTRICTED_LICENSE` event is about; null in all others. */
  readonly restricted: RestrictedLicense | null;
}

/** An operation that has been accepted and has not done anything. */
export const noProgress: WmdrmOperationProgress = Object.freeze({
  phase: 'starting',
  licensesDone: 0,
  licensesTotal: 0,
  bytesDone: 0,
  bytesTotal: 0,
  restricted: null,
});
