import { equalBytes } from '../../bytes/hex.js';
import { assertKept, findLost, gone } from '../../backup-set/assert-kept.js';
import { createOwnFile } from '../../backup-set/create-own-file.js';
import { encodeManifest } from '../../backup-set/manifest-codec.js';
import { manifestName, temporaryName } from '../../backup-set/file-names.js';
import { maxManifestLength, segmentFiles, type Manifest } from '../../backup-set/manifest.js';
import { readWholeFile } from '../../backup-set/read-manifest.js';
import { findHigherRun } from '../../backup-set/set-listing.js';
import { isLicenseStoreError, LicenseStoreError } from '../../errors/license-store-error.js';
import type { Hasher } from '../../host/hasher.js';
import type { BackupTarget, StagedFile } from '../../target/backup-target.js';
import { discardQuietly } from '../../target/discard-quietly.js';

/** `superseded`, naming the run that took over. */
export function superseded(run: number, higher: number): LicenseStoreError {
  return new LicenseStoreError('superseded', `Run ${higher} has taken over from run ${run}.`, {
    details: { generation: run },
  });
}

/** What a commit needs of its run. */
export interface CommittingRun {
  /** An error if the run's lease is not there any more, or not its own. */
  readonly findLostLease: () => Promise<LicenseStoreError | undefined>;
  /** Called right before the step that cannot be taken back; throwing there prevents it. */
  readonly onPublishing: () => void;
}

/**
 * The commit: publishes manifest N, makes its name durable, and looks once more for all it counts on and for a higher
 * run. Returns the generation's root, and only if the generation is there, segments included, and no later run existed
 * after it was. Otherwise: `superseded`, `outcome-unknown`, `file-not-found` or `busy` where the directory does not hold
 * what this run has put there, `damaged` where that was seen after the manifest had got its name, or the target's own
 * error where the manifest certainly is not there. Nothing is deleted but the own temporary.
 */
export async function publishManifest(
  target: BackupTarget,
  manifest: Manifest,
  hasher: Hasher,
  committing: CommittingRun,
): Promise<string> {
  const run = manifest.number;
  const { bytes, root } = encodeManifest(manifest, hasher);
  if (bytes.length > maxManifestLength) {
    throw new LicenseStoreError(
      'limit-exceeded',
      `Manifest ${run} would have ${bytes.length} bytes.`,
    );
  }
  const staged = await stage(target, run, bytes);
  await orDiscard(staged, async () => {
    await assertComplete(target, manifest, committing);
    const higher = await findHigherRun(target, run);
    if (higher !== undefined) throw superseded(run, higher);
    committing.onPublishing();
  });
  try {
    await staged.publish(manifestName(run));
  } catch (error) {
    await settleLostReply(target, run, bytes, error);
  }
  await confirm(target, manifest, committing);
  return root;
}

/** Before the publish: all that was flushed is still there, and the directory is the one this run began in. */
async function assertComplete(
  target: BackupTarget,
  manifest: Manifest,
  { findLostLease }: CommittingRun,
): Promise<void> {
  const { parent } = manifest;
  await assertKept(target, [
    ...(parent ? [{ name: manifestName(parent.number) }] : []),
    ...segmentFiles(manifest),
  ]);
  const lost = await findLostLease();
  if (lost) throw lost;
}

async function stage(target: BackupTarget, run: number, bytes: Uint8Array): Promise<StagedFile> {
  const staged = await createOwnFile(target, temporaryName('manifest', run));
  await orDiscard(staged, async () => {
    await staged.write(0, [bytes]);
    await staged.flush();
  });
  return staged;
}

async function orDiscard(staged: StagedFile, steps: () => Promise<void>): Promise<void> {
  try {
    await steps();
  } catch (error) {
    await discardQuietly(staged);
    throw error;
  }
}

/**
 * After the publish the manifest is visible: from here on only "completed", "superseded" and "unknown" are true, or that
 * it went to a directory which has lost it, or what it names: a server restarted, or the directory was replaced.
 */
async function confirm(
  target: BackupTarget,
  manifest: Manifest,
  { findLostLease }: CommittingRun,
): Promise<void> {
  const run = manifest.number;
  let lost: LicenseStoreError | undefined;
  let higher: number | undefined;
  try {
    await target.flushDirectory('');
    lost = (await target.stat(manifestName(run)))
      ? ((await findLostSegment(target, manifest)) ?? (await findLostLease()))
      : gone(manifestName(run));
    higher = await findHigherRun(target, run);
  } catch (error) {
    throw outcomeUnknown(target, run, error);
  }
  if (higher !== undefined) throw superseded(run, higher);
  if (lost) throw lost;
}

async function findLostSegment(
  target: BackupTarget,
  manifest: Manifest,
): Promise<LicenseStoreError | undefined> {
  const cause = await findLost(target, segmentFiles(manifest));
  if (!cause) return undefined;
  const { number } = manifest;
  return new LicenseStoreError(
    'damaged',
    `Generation ${number} in ${target.location} was published without a file it needs: ${cause.message}`,
    {
      cause,
      details: { ...cause.details, generation: number },
      remedy:
        'The directory was replaced, or its server has lost what it had acknowledged. Back up with overwrite (--overwrite --full), which heals it; the generations before can be restored by number.',
    },
  );
}

/** Returns if the manifest is there after all; throws what is true otherwise. */
async function settleLostReply(
  target: BackupTarget,
  run: number,
  bytes: Uint8Array,
  cause: unknown,
): Promise<void> {
  try {
    if (await readsBack(target, run, bytes)) return;
    await target.remove(temporaryName('manifest', run));
    // The rename may have been under way while we looked.
    if (await readsBack(target, run, bytes)) return;
    const higher = await findHigherRun(target, run);
    if (higher !== undefined) throw superseded(run, higher);
  } catch (error) {
    if (isLicenseStoreError(error) && error.code === 'superseded') throw error;
    throw outcomeUnknown(target, run, cause);
  }
  throw cause;
}

async function readsBack(target: BackupTarget, run: number, bytes: Uint8Array): Promise<boolean> {
  try {
    return equalBytes(await readWholeFile(target, manifestName(run), maxManifestLength), bytes);
  } catch (error) {
    if (isLicenseStoreError(error) && error.code === 'file-not-found') return false;
    throw error;
  }
}

function outcomeUnknown(target: BackupTarget, run: number, cause: unknown): LicenseStoreError {
  return new LicenseStoreError(
    'outcome-unknown',
    `${target.location} did not say whether generation ${run} was published.`,
    { cause, details: { path: target.location, generation: run } },
  );
}
