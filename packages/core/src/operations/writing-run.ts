import { assertKept } from '../backup-set/assert-kept.js';
import { assertNumberLeft, examineSet, type ExaminedSet } from '../backup-set/examine-set.js';
import { leaseName, manifestName } from '../backup-set/file-names.js';
import { LeaseHolder, busy } from '../backup-set/lease-holder.js';
import { watchLease } from '../backup-set/lease-watch.js';
import { findHigherRun } from '../backup-set/set-listing.js';
import { isLicenseStoreError, LicenseStoreError } from '../errors/license-store-error.js';
import type { BackupTarget } from '../target/backup-target.js';
import { superseded } from './backup/publish-manifest.js';
import { cancellableTarget } from './cancellable-target.js';
import type { RunTuning } from './operation-options.js';
import type { OperationContext } from './run-operation.js';

const defaultLeaseTtlMs = 60_000;
const defaultLeaseRenewMs = 10_000;
/** A run that keeps being superseded waits longer, up to this many doublings of the time to live. */
const mostDoublings = 4;

/** A run that holds the lease of its number. */
export interface WritingRun {
  readonly lease: LeaseHolder;
  /** The set as it was after the lease was claimed. */
  readonly set: ExaminedSet;
  /** Answers the caller's cancel. */
  readonly target: BackupTarget;
}

interface RunOptions {
  readonly target: BackupTarget;
  readonly tuning?: RunTuning;
}

/**
 * Steps 1 and 2 of a run, `work` for the others, and the release of the lease in any case. Throws `access-denied`,
 * `busy`, `superseded`, `unsupported`, or what `work` throws.
 */
export async function withLease<Report, Result>(
  options: RunOptions,
  context: OperationContext<Report>,
  work: (run: WritingRun) => Promise<Result>,
): Promise<Result> {
  const { target: given } = options;
  const { hasher } = context.host;
  assertWritable(given);
  const target = cancellableTarget(given, () => context.signal);
  const seen = await examineSet(target, hasher, { signal: context.signal });
  assertNumberLeft(target, seen);
  await awaitDeadHolder({ ...options, target }, context, seen);
  await assertFollows(target, seen.nextRun);
  // On the target as it was given: a lease is claimed as a whole and released in any case.
  const lease = await claim(options, context, seen.nextRun);
  try {
    const set = await examineSet(target, hasher, { below: lease.run, signal: context.signal });
    const higher = Math.max(set.listing.leases.at(-1) ?? 0, set.listing.manifests.at(-1) ?? 0);
    const taken = set.listing.manifests.includes(lease.run);
    if (higher > lease.run || taken) throw superseded(lease.run, higher);
    assertNewestIsThere(set);
    return await work({ lease, set, target });
  } catch (error) {
    throw await orSuperseded(error, given, lease.run);
  } finally {
    await release(lease, context);
  }
}

/** Throws `access-denied` before anything else is tried on a target that cannot be written to. */
export function assertWritable({ capabilities, location }: BackupTarget): void {
  if (capabilities.writable) return;
  throw new LicenseStoreError('access-denied', `${location} cannot be written to.`, {
    details: { path: location },
  });
}

async function awaitDeadHolder<Report>(
  { target, tuning }: RunOptions,
  context: OperationContext<Report>,
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
async function assertFollows(target: BackupTarget, run: number): Promise<void> {
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

function claim<Report>(
  { target, tuning }: RunOptions,
  { host }: OperationContext<Report>,
  run: number,
): Promise<LeaseHolder> {
  return LeaseHolder.claim(target, run, host, {
    ttlMs: tuning?.leaseTtlMs ?? defaultLeaseTtlMs,
    renewMs: tuning?.leaseRenewMs ?? defaultLeaseRenewMs,
  });
}

/** A later run takes the files of one it believes dead for leftovers: then that is what ended this run. */
async function orSuperseded(error: unknown, target: BackupTarget, run: number): Promise<unknown> {
  if (!isLicenseStoreError(error) || error.code !== 'file-not-found') return error;
  const higher = await findHigherRun(target, run).catch(() => undefined);
  return higher === undefined ? error : superseded(run, higher);
}

/** A lease that cannot be marked as released dies of silence; that is worth a warning and no failure. */
async function release<Report>(
  lease: LeaseHolder,
  context: OperationContext<Report>,
): Promise<void> {
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
