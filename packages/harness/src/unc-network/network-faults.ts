import type { FaultOn, FaultVocabulary } from '../faults/fault.js';
import type { FaultPlan } from '../faults/fault-plan.js';
import { abandon, shareOperations, type ShareLayer, type ShareOperation } from './share-call.js';
import { win32Error, win32Errors, type Win32ErrorName } from './win32-errors.js';

/**
 * A fault of the network. In the plan of a share, paths are those in the share, as in `laptop/manifest-*`; in the plan
 * of the network they begin with host and share: `nas/backups/laptop/manifest-*`.
 */
export type NetworkFault = FaultOn<ShareOperation, Win32ErrorName>;

/** What a plan for the network can speak of: the requests to a share, and the errors of Windows. */
export const networkFaults: FaultVocabulary<ShareOperation, Win32ErrorName> = {
  operations: shareOperations,
  write: 'write',
  codes: Object.keys(win32Errors) as Win32ErrorName[],
  likely: [
    'NETNAME_DELETED',
    'SEM_TIMEOUT',
    'BAD_NETPATH',
    'ACCESS_DENIED',
    'SHARING_VIOLATION',
    'DISK_FULL',
    'IO_DEVICE',
  ],
  broken: ['NETNAME_DELETED', 'SEM_TIMEOUT'],
};

/**
 * Requests meet the faults of a plan on their way to a share.
 * @param pathOf how the plan calls a path of the share.
 * @param disconnect breaks the connection to the host; its later requests fail by themselves.
 */
export function faultLayer(
  plan: () => FaultPlan<ShareOperation, Win32ErrorName>,
  pathOf: (path: string) => string,
  disconnect: () => Promise<void>,
): ShareLayer {
  return (call, next) => {
    const { data = new Uint8Array(0) } = call;
    const half = Math.floor(data.length / 2);
    return plan().perform<unknown>(
      { operation: call.operation, path: pathOf(call.path) },
      {
        whole: () => next(call),
        ...(call.operation === 'write' && {
          torn: (bytes = half) => next({ ...call, data: data.subarray(0, bytes) }),
        }),
        abandon: (answer) => abandon(call, answer, next),
        disconnect,
        failure: (code = 'NETNAME_DELETED') => win32Error(code, call),
      },
    );
  };
}
