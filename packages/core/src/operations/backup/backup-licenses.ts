import { traced } from '../../host/traced.js';
import type { TraceFacts } from '../../host/tracing.js';
import { tracedTarget } from '../../target/traced-target.js';
import type { BackupOptions } from '../operation-options.js';
import type { BackupReport } from '../reports.js';
import { runOperation, type OperationContext } from '../run-operation.js';
import { assertWritable, withLease } from '../writing-run.js';
import { makePlan } from './backup-plan.js';
import { assertMayWrite } from './guards.js';
import { writeGeneration } from './write-generation.js';

/**
 * Backs up the licenses of a store that may be backed up into a directory, as one new generation of its backup set.
 *
 * Atomic: a reader sees the old backup or the new one. Nothing is overwritten unless `overwrite` says so, and the
 * generations before stay restorable as long as `retention` keeps them. Starts on a later macrotask; `signal` cancels
 * until the moment the manifest is published.
 *
 * Rejects with `backup-exists`, `busy`, `other-store`, `lineage-diverged`, `shrunk`, `restricted-licenses`,
 * `invalid-argument`, `store-corrupt`, `superseded`, `lease-lost`, `outcome-unknown`, `cancelled`, or what store and target
 * report.
 */
export function backupLicenses(given: BackupOptions): Promise<BackupReport> {
  const { host, storeId } = given.store;
  const target = tracedTarget(given.target, host);
  const options = { ...given, target };
  const { location } = target;
  const started = { operation: 'backup', location } as const;
  return traced(host, {
    name: 'backup',
    facts: { location, storeId, overwrite: given.overwrite ?? false },
    call: () => runOperation(options, host, started, (context) => backUp(options, context)),
    resultFacts: backupFacts,
  });
}

function backupFacts(report: BackupReport): TraceFacts {
  const { generation, backedUp, byOperator, restricted, bytes, bytesWritten, segments } = report;
  const { segmentsAdopted, pruned, warnings } = report;
  return {
    ...{
      generation,
      backedUp,
      byOperator,
      restricted,
      bytes,
      bytesWritten,
      segments,
      segmentsAdopted,
    },
    ...{ pruned: pruned.length, warnings: warnings.length },
  };
}

async function backUp(
  given: BackupOptions,
  context: OperationContext<BackupReport>,
): Promise<BackupReport> {
  assertWritable(given.target);
  // Whatever refuses a backup does so here, before a byte is written.
  const { backedUp, bytes } = await makePlan(given);
  await context.emit(context.progress.begin('planning', backedUp, bytes));
  return withLease(given, context, async ({ lease, set, target }) => {
    const options = { ...given, target };
    assertMayWrite(options, set);
    return writeGeneration({ options, context, lease, set, plannedBytes: bytes });
  });
}
