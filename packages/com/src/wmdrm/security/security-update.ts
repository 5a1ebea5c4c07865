import { throwIfCancelled } from '@wmdrm/core';
import {
  MEWMDRMIndividualizationCompleted,
  MEWMDRMIndividualizationProgress,
  MEWMDRMRevocationDownloadCompleted,
} from '../../constants/mfobjects-event-types.js';
import { S_OK } from '../../hresult/com-codes.js';
import {
  NS_E_DRM_ERROR_BAD_NET_RESP,
  NS_E_DRM_INDIVIDUALIZE_ERROR,
} from '../../hresult/drm-machine-codes.js';
import type { AsyncOperation } from '../operations/async-operation.js';
import { IndividualizationStatus } from './individualization-status.js';
import type { Individualization } from '../ports/individualization.js';
import type { RevocationLists } from '../ports/revocation.js';
import type { ProgressSink } from '../operations/progress-sink.js';
import type { OperationKind, OperationOutcome } from '../operations/wmdrm-event-generator.js';

export const individualizing: OperationKind = {
  completed: MEWMDRMIndividualizationCompleted,
  progress: MEWMDRMIndividualizationProgress,
  failed: NS_E_DRM_INDIVIDUALIZE_ERROR,
};
export const refreshing: OperationKind = {
  completed: MEWMDRMRevocationDownloadCompleted,
  failed: NS_E_DRM_ERROR_BAD_NET_RESP,
};

/** The work of PerformSecurityUpdate that individualizes. */
export async function runIndividualization(
  { port, force }: { readonly port: Individualization; readonly force: boolean },
  operation: AsyncOperation,
  events: ProgressSink,
): Promise<OperationOutcome> {
  const { signal, cookie } = operation;
  operation.advance({ phase: 'individualizing' });
  let isOver = false;
  try {
    await port.individualize({
      force,
      signal,
      onStatus: (status) => {
        if (isOver || operation.isCancelled) return;
        const { dwHTTPReadProgress, dwHTTPReadTotal } = status;
        operation.advance({ bytesDone: dwHTTPReadProgress, bytesTotal: dwHTTPReadTotal });
        events.queue(new IndividualizationStatus(status, cookie, operation.progress));
      },
    });
  } finally {
    isOver = true;
  }
  return { status: S_OK };
}

/** The work of PerformSecurityUpdate that fetches revocation lists. */
export async function runRefresh(
  lists: RevocationLists,
  operation: AsyncOperation,
): Promise<OperationOutcome> {
  const { signal } = operation;
  operation.advance({ phase: 'working' });
  await lists.refresh({ signal });
  throwIfCancelled(signal);
  return { status: S_OK };
}
