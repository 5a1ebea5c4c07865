import { examineSet, noBackup, type ExaminedSet } from '../../backup-set/examine-set.js';
import type { OpenedManifest } from '../../backup-set/manifest-codec.js';
import type { GenerationReference, Manifest } from '../../backup-set/manifest.js';
import { throwIfCancelled } from '../../errors/cancellation.js';
import { LicenseStoreError } from '../../errors/license-store-error.js';
import type { Host } from '../../host/host.js';
import { portableHost } from '../../host/portable-host.js';
import { traced } from '../../host/traced.js';
import type { BackupTarget } from '../../target/backup-target.js';
import { tracedTarget } from '../../target/traced-target.js';
import {
  commitGeneration,
  durabilityOf,
  pruneBehind,
  warnOfDurability,
} from '../backup/commit-generation.js';
import { assertKnowsHow } from '../backup/guards.js';
import { findCopied } from '../backup/find-copied.js';
import { keptBehind, referenceTo } from '../backup/retention.js';
import { assertRetention } from '../assert-options.js';
import { cancellableTarget } from '../cancellable-target.js';
import type { OperationEvent } from '../operation-event.js';
import type { PruneOptions } from '../operation-options.js';
import type { PruneReport } from '../reports.js';
import { runOperation, type OperationContext } from '../run-operation.js';
import { verifyPart } from '../verify/verify-backup.js';
import { withLease, type WritingRun } from '../writing-run.js';

/** What a pruning would do. */
export interface PrunePlan {
  /** The newest generation; it stays in any case. */
  readonly generation: number;
  /** Generations that could still be restored, the newest included, oldest first. */
  readonly retained: readonly number[];
  /** Generations that could not any more. */
  readonly pruned: readonly number[];
}

/**
 * Lets go of the generations of a set that `retention` does not keep, counted back from the newest one's time. Where
 * there is any, the newest one is read in full first: of a damaged backup nothing is removed. Then it becomes a
 * generation again, with fewer behind it, as a run like every other; what it does not reference is removed last. Where there
 * is none nothing is written or removed: files that an earlier run could not remove wait for the next that lets go of any,
 * or for the next backup.
 *
 * Rejects with `no-backup`, `damaged`, `unsupported`, `busy`, `superseded`, `access-denied`, `lease-lost`,
 * `outcome-unknown`, `invalid-argument`, `cancelled`, or what the target reports.
 */
export function pruneBackup(given: PruneOptions): Promise<PruneReport> {
  const { host = portableHost } = given;
  const target = tracedTarget(given.target, host);
  const options = { ...given, target };
  const started = { operation: 'prune', location: target.location } as const;
  return traced(host, {
    name: 'prune-backup',
    facts: { location: target.location },
    call: () =>
      runOperation(options, host, started, async (context) => {
        const seen = await newestOf(options, host);
        const { pruned } = await chosen(seen, options, host);
        if (pruned.length === 0) return nothingToPrune(seen);
        return withLease(options, context, (run) => prune(options, context, run));
      }),
    resultFacts: ({ generation, retained, pruned, warnings }) => ({
      ...{ generation, retained: retained.length, pruned: pruned.length },
      warnings: warnings.length,
    }),
  });
}

/** What {@link pruneBackup} with the same options would remove; changes nothing. */
export function planPrune(options: PruneOptions): Promise<PrunePlan> {
  const { host = portableHost } = options;
  const target = tracedTarget(options.target, host);
  return traced(host, {
    name: 'plan-prune',
    facts: { location: target.location },
    call: async () => {
      const newest = await newestOf({ ...options, target }, host);
      const { retained, pruned } = await chosen(newest, options, host);
      const { number } = newest.manifest;
      return { generation: number, retained: [...numbersOf(retained), number], pruned };
    },
    resultFacts: ({ generation, retained, pruned }) => ({
      ...{ generation, retained: retained.length, pruned: pruned.length },
    }),
  });
}

async function newestOf(given: PruneOptions, { hasher }: Host): Promise<OpenedManifest> {
  const { signal, retention } = given;
  throwIfCancelled(signal);
  assertRetention(retention);
  const target = cancellableTarget(given.target, () => signal);
  return readableNewest(target, await examineSet(target, hasher, { signal }));
}

function readableNewest(target: BackupTarget, set: ExaminedSet): OpenedManifest {
  if (!set.newest) throw noBackup(target);
  if ('problem' in set.newest) throw set.newest.problem;
  assertKnowsHow({ target }, set);
  const { requiresToPrune, manifest } = set.newest.opened;
  if (requiresToPrune.length === 0) return set.newest.opened;
  throw new LicenseStoreError(
    'unsupported',
    `To prune behind generation ${manifest.number} in ${target.location} one must know: ${requiresToPrune.join(', ')}.`,
    { details: { path: target.location, generation: manifest.number } },
  );
}

interface Chosen {
  /** What stays behind the newest generation, oldest first. */
  readonly retained: readonly GenerationReference[];
  /** Numbers of what does not. */
  readonly pruned: readonly number[];
}

async function chosen(
  { manifest }: OpenedManifest,
  { target, retention, signal }: PruneOptions,
  { hasher }: Host,
): Promise<Chosen> {
  const reading = cancellableTarget(target, () => signal);
  const copied = await findCopied(reading, manifest, hasher);
  const retained = keptBehind(manifest.retained, manifest.time, retention, copied);
  const pruned = manifest.retained.filter((generation) => !retained.includes(generation));
  return { retained, pruned: numbersOf(pruned) };
}

async function prune(
  options: PruneOptions,
  context: OperationContext<PruneReport>,
  { lease, set, target }: WritingRun,
): Promise<PruneReport> {
  const parent = readableNewest(target, set);
  const { retained, pruned } = await chosen(parent, options, context.host);
  if (pruned.length === 0) return nothingToPrune(parent);
  await assertWhole(options, context, parent);
  await context.emit(context.progress.enter('publishing'));
  const manifest: Manifest = {
    ...parent.manifest,
    number: lease.run,
    parent: referenceTo(parent),
    retained: [...retained, referenceTo(parent)],
    // The licenses are the same, and so is whose word let them in.
    overrides: parent.manifest.overrides.filter((override) => override === 'operator-evidence'),
    durability: durabilityOf(target),
  };
  context.throwIfCancelled();
  lease.assertHeld();
  const root = await commitGeneration({ target, context, lease }, manifest);
  await warnOfDurability(target, context);
  await pruneBehind(target, manifest, context);
  return {
    generation: lease.run,
    root,
    retained: [...numbersOf(manifest.retained), lease.run],
    pruned,
    warnings: context.warnings,
  };
}

/** What is about to be the last of several copies is read in full before the others go. */
async function assertWhole(
  { target }: PruneOptions,
  context: OperationContext<PruneReport>,
  { root, manifest }: OpenedManifest,
): Promise<void> {
  const { host, signal } = context;
  const onEvent = async (event: OperationEvent): Promise<void> => {
    if (event.type === 'progress' || event.type === 'damaged') await context.emit(event);
  };
  const report = await verifyPart({ target, ...(signal ? { signal } : {}), onEvent }, host);
  const details = { path: target.location, generation: manifest.number };
  if (report.outcome === 'unknown') {
    throw new LicenseStoreError(
      'target-io',
      `Generation ${manifest.number} in ${target.location} could not be read whole; nothing was removed.`,
      { details, remedy: 'Prune again when the target answers.' },
    );
  }
  if (report.outcome === 'damaged') {
    throw new LicenseStoreError(
      'damaged',
      `Generation ${manifest.number} in ${target.location} is damaged; nothing was removed.`,
      {
        details: { ...details, ...report.damage[0] },
        remedy:
          'An older generation may be whole. Back up with overwrite (--overwrite --full), which heals the newest one; then prune.',
      },
    );
  }
  if (report.root !== root) {
    throw new LicenseStoreError('set-changed', `${target.location} changed while it was read.`, {
      details: { path: target.location },
    });
  }
}

function nothingToPrune({ manifest, root }: OpenedManifest): PruneReport {
  const retained = [...numbersOf(manifest.retained), manifest.number];
  return { generation: manifest.number, root, retained, pruned: [], warnings: [] };
}

function numbersOf(generations: readonly GenerationReference[]): readonly number[] {
  return generations.map(({ number }) => number);
}
