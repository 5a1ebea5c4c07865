import { LicenseStoreError } from '../errors/license-store-error.js';
import type { Hasher } from '../host/hasher.js';
import type { BackupTarget } from '../target/backup-target.js';
import { maxRun } from './file-names.js';
import { tryReadManifest, type ManifestOrProblem } from './read-manifest.js';
import { findNewestManifest, highestNumber, listSet, type SetListing } from './set-listing.js';

/** A backup set as a run or reader finds it. */
export interface ExaminedSet {
  readonly listing: SetListing;
  /** Number the next run takes. */
  readonly nextRun: number;
  /** The newest generation, readable or not; `undefined` if there is none. */
  readonly newest: ManifestOrProblem | undefined;
}

/** Lists a set and reads its newest manifest; changes nothing. Only names below `below` are looked at, if given. */
export async function examineSet(
  target: BackupTarget,
  hasher: Hasher,
  options: { readonly below?: number; readonly signal?: AbortSignal | undefined } = {},
): Promise<ExaminedSet> {
  const listing = await listSet(target);
  const nextRun = highestNumber(listing) + 1;
  if (nextRun > maxRun) {
    throw new LicenseStoreError('unsupported', `${target.location} has used up its run numbers.`, {
      details: { path: target.location },
    });
  }
  const number = await findNewestManifest(
    target,
    listing,
    options.below ?? nextRun,
    options.signal,
  );
  const newest = number === undefined ? undefined : await tryReadManifest(target, number, hasher);
  return { listing, nextRun, newest };
}

/** `no-backup`, saying where. */
export function noBackup(target: BackupTarget): LicenseStoreError {
  return new LicenseStoreError('no-backup', `There is no backup in ${target.location}.`, {
    details: { path: target.location },
  });
}
