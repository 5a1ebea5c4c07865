import { backupLicenses, openTarget, type Location } from '@wmdrm/core';
import { S_OK } from '../../hresult/com-codes.js';
import type { AsyncOperation } from '../operations/async-operation.js';
import { BackupRestoreReporter } from './backup-restore-reporter.js';
import type { Machine } from '../machine/machine.js';
import type { ProgressSink } from '../operations/progress-sink.js';
import type { OperationOutcome } from '../operations/wmdrm-event-generator.js';

export interface BackupRequest {
  readonly location: Location;
  /** `WMDRM_BACKUP_OVERWRITE` was given. */
  readonly overwrite: boolean;
}

/** The work of BackupLicenses. */
export async function runBackup(
  machine: Machine,
  { location, overwrite }: BackupRequest,
  operation: AsyncOperation,
  events: ProgressSink,
): Promise<OperationOutcome> {
  const { store, targets, individualization } = machine;
  const { signal } = operation;
  const reporter = new BackupRestoreReporter(operation, events);
  try {
    reporter.begin();
    operation.advance({ phase: 'opening' });
    const madeOn = await individualization?.machine();
    const target = await openTarget(location, targets, { host: store.host, create: true, signal });
    try {
      await backupLicenses({
        store,
        target,
        overwrite,
        // The contract is to overwrite: what was there before is kept by retention, not by a refusal.
        replaceOtherStore: overwrite,
        allowShrink: overwrite,
        ...(madeOn === undefined ? {} : { machine: madeOn }),
        signal,
        onEvent: reporter.onEvent,
      });
    } finally {
      // Everything is flushed or discarded by now; a failed close changes no outcome.
      await target.close().catch(() => undefined);
    }
    reporter.end();
    return { status: S_OK };
  } catch (error) {
    reporter.failed(error);
    throw error;
  }
}
