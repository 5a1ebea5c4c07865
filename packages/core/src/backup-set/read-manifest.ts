import { isLicenseStoreError, LicenseStoreError } from '../errors/license-store-error.js';
import type { ErrorCode } from '../errors/codes.js';
import type { Hasher } from '../host/hasher.js';
import type { BackupTarget } from '../target/backup-target.js';
import { manifestName } from './file-names.js';
import { decodeManifest, type OpenedManifest } from './manifest-codec.js';
import { maxManifestLength } from './manifest.js';

/** A whole small file; `limit-exceeded` before anything is allocated if it is larger than `limit` bytes. */
export async function readWholeFile(
  target: BackupTarget,
  name: string,
  limit: number,
): Promise<Uint8Array> {
  const file = await target.open(name);
  try {
    if (file.size > limit) {
      throw new LicenseStoreError(
        'limit-exceeded',
        `${name} has ${file.size} bytes; at most ${limit} are read.`,
        {
          details: { path: name },
        },
      );
    }
    return await file.read(0, file.size);
  } finally {
    await file.close();
  }
}

/** Reads the manifest of a generation. Throws `damaged`, `unsupported`, `file-not-found` or what the target throws. */
export async function readManifest(
  target: BackupTarget,
  number: number,
  hasher: Hasher,
): Promise<OpenedManifest> {
  const name = manifestName(number);
  let bytes: Uint8Array;
  try {
    bytes = await readWholeFile(target, name, maxManifestLength);
  } catch (error) {
    if (!isLicenseStoreError(error) || error.code !== 'limit-exceeded') throw error;
    throw new LicenseStoreError('damaged', error.message, {
      cause: error,
      details: { path: name },
    });
  }
  return decodeManifest(bytes, number, hasher);
}

/** What is wrong with a manifest although the target answers. */
const unusable: readonly ErrorCode[] = ['damaged', 'unsupported', 'file-not-found'];

/** What may keep one file from being read while others are. */
export const unreadable: readonly ErrorCode[] = [
  ...unusable,
  'access-denied',
  'target-in-use',
  'target-io',
];

/** A manifest, or why it cannot be used although the target answers. */
export type ManifestOrProblem =
  | { readonly number: number; readonly opened: OpenedManifest }
  | { readonly number: number; readonly problem: LicenseStoreError };

/**
 * Like {@link readManifest}, but a manifest that is damaged, from the future or gone is an answer, not an error; or
 * whatever `problems` says.
 */
export async function tryReadManifest(
  target: BackupTarget,
  number: number,
  hasher: Hasher,
  problems: readonly ErrorCode[] = unusable,
): Promise<ManifestOrProblem> {
  try {
    return { number, opened: await readManifest(target, number, hasher) };
  } catch (error) {
    if (!isLicenseStoreError(error) || !problems.includes(error.code)) throw error;
    return { number, problem: error };
  }
}
