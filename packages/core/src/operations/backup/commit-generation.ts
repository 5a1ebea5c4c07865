import type { LeaseHolder } from '../../backup-set/lease-holder.js';
import type { Manifest } from '../../backup-set/manifest.js';
import { traced } from '../../host/traced.js';
import type { BackupTarget } from '../../target/backup-target.js';
import type { OperationContext } from '../run-operation.js';
import { pruneSet } from './prune-set.js';
import { publishManifest } from './publish-manifest.js';

/** What commits a generation. */
interface Committer<Report> {
  readonly target: BackupTarget;
  readonly context: OperationContext<Report>;
  readonly lease: LeaseHolder;
}

/** Publishes the manifest of the run that holds `lease`, the point of no return; returns the generation's root. */
export function commitGeneration<Report>(
  { target, context, lease }: Committer<Report>,
  manifest: Manifest,
): Promise<string> {
  return publishManifest(target, manifest, context.host.hasher, {
    findLostLease: () => lease.findLost(),
    onPublishing: () => {
      context.throwIfCancelled();
      lease.assertHeld();
      context.passPointOfNoReturn();
    },
  });
}

/** What the target says it can do when it is flushed, as a manifest tells it. */
export function durabilityOf({ capabilities }: BackupTarget): Manifest['durability'] {
  const { flush, flushDirectory } = capabilities;
  return { flush, flushDirectory };
}

/** Warns of what `durability` lacks. */
export async function warnOfDurability<Report>(
  { location, capabilities }: BackupTarget,
  context: OperationContext<Report>,
): Promise<void> {
  if (capabilities.flush === 'none') {
    await context.warn({ code: 'flush-unsupported', message: `${location} cannot flush files.` });
  }
  if (capabilities.flushDirectory === 'none') {
    await context.warn({
      code: 'directory-flush-unsupported',
      message: `${location} cannot flush directories.`,
    });
  }
}

/**
 * Removes what no retained generation references, and returns the generations that went. Runs after the commit, so that
 * its failure is a warning.
 */
export async function pruneBehind<Report>(
  target: BackupTarget,
  manifest: Manifest,
  context: OperationContext<Report>,
): Promise<readonly number[]> {
  await context.emit(context.progress.enter('pruning'));
  let why: string;
  try {
    const result = await traced(context.host, {
      name: 'prune',
      facts: { location: target.location, generation: manifest.number },
      call: () => pruneSet(target, manifest, context.host.hasher),
      resultFacts: (end) =>
        end.type === 'pruned'
          ? { complete: true, pruned: end.generations.length }
          : { complete: false },
    });
    if (result.type === 'pruned') return result.generations;
    why = result.why;
  } catch (error) {
    why = error instanceof Error ? error.message : String(error);
  }
  await context.warn({ code: 'not-pruned', message: `Older files were left in place: ${why}` });
  return [];
}
