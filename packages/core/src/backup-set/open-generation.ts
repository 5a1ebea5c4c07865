import { isLicenseStoreError, LicenseStoreError } from '../errors/license-store-error.js';
import type { Hasher } from '../host/hasher.js';
import type { BackupTarget } from '../target/backup-target.js';
import { examineSet, noBackup, type ExaminedSet } from './examine-set.js';
import { manifestName } from './file-names.js';
import type { OpenedManifest } from './manifest-codec.js';
import { readManifest } from './read-manifest.js';

/** A reader that loses a segment starts again on the newest manifest this many times. */
const mostRestarts = 3;

/**
 * The newest generation, or the one named. An older one must still be on the newest one's list, unless the newest is
 * unreadable. Throws `no-backup`, `no-generation`, `damaged`, `unsupported`.
 */
export async function openGeneration(
  target: BackupTarget,
  hasher: Hasher,
  number: number | undefined,
  signal?: AbortSignal,
): Promise<OpenedManifest> {
  const set = await examineSet(target, hasher, { signal });
  if (!set.newest) throw noBackup(target);
  if (number === undefined || number === set.newest.number) {
    if ('opened' in set.newest) return set.newest.opened;
    throw set.newest.problem;
  }
  const root = retainedRoot(target, set, number);
  try {
    const opened = await readManifest(target, number, hasher);
    if (root === undefined || opened.root === root) return opened;
    const path = manifestName(number);
    throw new LicenseStoreError('damaged', `${path} is not the generation that was retained.`, {
      details: { path, generation: number },
    });
  } catch (error) {
    if (isLicenseStoreError(error) && error.code === 'file-not-found')
      throw noGeneration(target, number);
    throw error;
  }
}

/**
 * Runs `read` on a generation; if a file vanishes under it because a later run pruned the set, starts again on the
 * newest manifest. `damaged` if the same manifest is still the one to read and the file is missing again;
 * `set-changed` if it never comes to rest. Generations are never mixed: `read` starts from nothing each time.
 */
export async function readGeneration<T>(
  target: BackupTarget,
  hasher: Hasher,
  number: number | undefined,
  signal: AbortSignal | undefined,
  read: (opened: OpenedManifest) => Promise<T>,
): Promise<T> {
  let before: string | undefined;
  for (let attempt = 0; attempt <= mostRestarts; attempt += 1) {
    let opened: OpenedManifest | undefined;
    try {
      opened = await openGeneration(target, hasher, number, signal);
      return await read(opened);
    } catch (error) {
      if (!isLicenseStoreError(error) || error.code !== 'file-not-found') throw error;
      // No manifest: the newest one itself went after it was listed, so a newer one is there.
      if (opened && opened.root === before) throw missing(error);
      before = opened?.root;
    }
  }
  throw new LicenseStoreError('set-changed', `${target.location} changed while it was read.`, {
    details: { path: target.location },
  });
}

/** Root of an older generation on the newest one's list; `undefined` if there is no list to ask. */
function retainedRoot(
  target: BackupTarget,
  { newest }: ExaminedSet,
  number: number,
): string | undefined {
  if (!newest || !('opened' in newest)) return undefined;
  const { retained } = newest.opened.manifest;
  const reference = retained.find((generation) => generation.number === number);
  if (!reference) throw noGeneration(target, number);
  return reference.root;
}

function noGeneration(target: BackupTarget, number: number): LicenseStoreError {
  return new LicenseStoreError('no-generation', `${target.location} has no generation ${number}.`, {
    details: { path: target.location, generation: number },
  });
}

function missing(cause: LicenseStoreError): LicenseStoreError {
  return new LicenseStoreError('damaged', `A file of the backup is missing: ${cause.message}`, {
    cause,
    details: cause.details,
  });
}
