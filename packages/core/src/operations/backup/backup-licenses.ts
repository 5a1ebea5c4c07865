import { assertKept } from '../../backup-set/assert-kept.js';
import { assertNumberLeft, examineSet, type ExaminedSet } from '../../backup-set/examine-set.js';
import { leaseName, manifestName } from '../../backup-set/file-names.js';
import { LeaseHolder, busy } from '../../backup-set/lease-holder.js';
import { watchLease } from '../../backup-set/lease-watch.js';
import { findHigherRun } from '../../backup-set/set-listing.js';
import { isLicenseStoreError } from '../../errors/license-store-error.js';
import type { TraceFacts } from '../../host/tracing.js';
import { cancellableTarget } from '../cancellable-target.js';
import type { BackupOptions } from '../operation-options.js';
import type { BackupReport } from '../reports.js';
import { runOperation, type OperationContext } from '../run-operation.js';
import { tracedTarget } from '../../target/traced-target.js';
import { traced } from '../../host/traced.js';
import { assertWritable, makePlan } from './backup-plan.js';
import { assertMayWrite } from './guards.js';
import { superseded } from './publish-manifest.js';
import { writeGeneration } from './write-generation.js';

const defaultLeaseTtlMs = 60_000;
const defaultLeaseRenewMs = 10_000;
/** A run that keeps being superseded waits longer, up to this many doublings of the time to live. */
const mostDoublings = 4;

/**
 * Backs up the licenses of a store that may be backed up into a directory, as one new generation of its backup set.
 *
 * Atomic: a reader sees the old backup or the new one. Nothing is overwritten unless `overwrite` says so, and the
 * generations before stay restorable as long as `retention` keeps them. Starts on a later macrotask; `signal` cancels
 * until the moment the manifest is published.
 *
 * Rejects with `backup-exists`, `busy`, `other-store`, `lineage-diverged`, `shrunk`, `restricted-licenses`,
 * `store-corrupt`, `superseded`, `lease-lost`, `outcome-unknown`, `cancelled`, or what store and target report.
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
  const { generation, backedUp, restricted, bytes, bytesWritten, segments } = report;
  const { segmentsAdopted, pruned, warnings } = report;
  return {
    ...{ generation, backedUp, restricted, bytes, bytesWritten, segments, segmentsAdopted },
    ...{ pruned: pruned.length, warnings: warnings.length },
  };
}

async function backUp(
  given: BackupOptions,
  context: OperationContext<BackupReport>,
): Promise<BackupReport> {
  const options = { ...given, target: cancellableTarget(given.target, () => context.signal) };
  assertWritable(options);
  // Whatever refuses a backup does so here, before a byte is written.
  const { backedUp, bytes } = await makePlan(options);
  await context.emit(context.progress.begin('planning', backedUp, bytes));
  const { hasher } = context.host;
  const seen = await examineSet(options.target, hasher, { signal: context.signal });
  assertNumberLeft(options.target, seen);
  await awaitDeadHolder(options, context, seen);
  await assertFollows(options, seen.nextRun);
  // On the target as it was given: a lease is claimed as a whole and released in any case.
  const lease = await claim(given, context, seen.nextRun);
  try {
    const set = await examineSet(options.target, hasher, {
      below: lease.run,
      signal: context.signal,
    });
    const higher = Math.max(set.listing.leases.at(-1) ?? 0, set.listing.manifests.at(-1) ?? 0);
    const taken = set.listing.manifests.includes(lease.run);
    if (higher > lease.run || taken) throw superseded(lease.run, higher);
    assertNewestIsThere(set);
    assertMayWrite(options, set);
    return await writeGeneration({ options, context, lease, set });
  } catch (error) {
    throw await orSuperseded(error, given, lease.run);
  } finally {
    await release(lease, context);
  }
}

async function awaitDeadHolder(
  { target, tuning }: BackupOptions,
  context: OperationContext<BackupReport>,
  { listing, nextRun, newest }: ExaminedSet,
): Promise<void> {
  const highest = listing.leases.at(-1);
  if (highest === undefined) return;
  const failedRuns = Math.min(mostDoublings, nextRun - 1 - (newest?.number ?? 0));
  const ttlMs = (tuning?.leaseTtlMs ?? defaultLeaseTtlMs) * 2 ** Math.max(0, failedRuns);
  const verdict = await watchLease(target, highest, ttlMs, context.host, {
    signal: context.signal,
    onWait: () => context.emit(context.progress.enter('waiting')),
  });
  if (verdict.type === 'alive') throw busy(target, highest, verdict.lease);
}

/**
 * A run asks for the lease after its own only, so numbers must have no gap: the one before must be there, and stay when
 * the server restarts. Throws `file-not-found`.
 */
async function assertFollows({ target }: BackupOptions, run: number): Promise<void> {
  if (run === 1) return;
  await target.flushDirectory('');
  // An operator may have removed old leases.
  if (await target.stat(manifestName(run - 1))) return;
  await assertKept(target, [{ name: leaseName(run - 1) }]);
}

/** A manifest that is gone when it is read was shown by an old listing: what it named is no parent. */
function assertNewestIsThere({ newest }: ExaminedSet): void {
  if (newest && 'problem' in newest && newest.problem.code === 'file-not-found')
    throw newest.problem;
}

function claim(
  { target, tuning }: BackupOptions,
  { host }: OperationContext<BackupReport>,
  run: number,
): Promise<LeaseHolder> {
  return LeaseHolder.claim(target, run, host, {
    ttlMs: tuning?.leaseTtlMs ?? defaultLeaseTtlMs,
    renewMs: tuning?.leaseRenewMs ?? defaultLeaseRenewMs,
  });
}

/** A later run takes the files of one it believes dead for leftovers: then that is what ended this run. */
async function orSuperseded(
  error: unknown,
  { target }: BackupOptions,
  run: number,
): Promise<unknown> {
  if (!isLicenseStoreError(error) || error.code !== 'file-not-found') return error;
  const higher = await findHigherRun(target, run).catch(() => undefined);
  return higher === undefined ? error : superseded(run, higher);
}

/** A lease that cannot be marked as released dies of silence; that is worth a warning and no failure. */
async function release(lease: LeaseHolder, context: OperationContext<BackupReport>): Promise<void> {
  try {
    await lease.release();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    context.warnings.push({
      code: 'lease-not-released',
      message: `The lease of run ${lease.run} could not be released: ${why}`,
    });
  }
}
