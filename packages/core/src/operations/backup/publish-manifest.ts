import { equalBytes } from '../../bytes/hex.js';
import { gone } from '../../backup-set/assert-kept.js';
import { createOwnFile } from '../../backup-set/create-own-file.js';
import { encodeManifest } from '../../backup-set/manifest-codec.js';
import { manifestName, temporaryName } from '../../backup-set/file-names.js';
import { maxManifestLength, type Manifest } from '../../backup-set/manifest.js';
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

/**
 * The commit: publishes manifest N, makes its name durable, and looks once more for a higher run. Returns only if the
 * generation is there and no later run existed after it was. Otherwise: `superseded`, `outcome-unknown`, or the
 * target's own error where the manifest certainly is not there. Nothing is deleted but the own temporary.
 *
 * Returns the generation's root. `onPublishing` is called right before the step that cannot be taken back; throwing
 * there prevents it.
 */
export async function publishManifest(
  target: BackupTarget,
  manifest: Manifest,
  hasher: Hasher,
  onPublishing: () => void,
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
    const higher = await findHigherRun(target, run);
    if (higher !== undefined) throw superseded(run, higher);
    onPublishing();
  });
  try {
    await staged.publish(manifestName(run));
  } catch (error) {
    await settleLostReply(target, run, bytes, error);
  }
  await confirm(target, run);
  return root;
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
 * After the publish the manifest is visible: from here on only "completed", "superseded" and "unknown" are true, or
 * that a server which restarted before the flush has lost it.
 */
async function confirm(target: BackupTarget, run: number): Promise<void> {
  let kept: boolean;
  let higher: number | undefined;
  try {
    await target.flushDirectory('');
    kept = (await target.stat(manifestName(run))) !== undefined;
    higher = await findHigherRun(target, run);
  } catch (error) {
    throw outcomeUnknown(target, run, error);
  }
  if (higher !== undefined) throw superseded(run, higher);
  if (!kept) throw gone(manifestName(run));
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
