import type { ErrorCode } from '../errors/codes.js';
import { LicenseStoreError } from '../errors/license-store-error.js';
import type { Hasher } from '../host/hasher.js';
import type { BackupTarget } from '../target/backup-target.js';
import { leaseName, manifestName, maxRun } from './file-names.js';
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

export interface ExamineOptions {
  /** Only names below this number are looked at. Default all. */
  readonly below?: number;
  readonly signal?: AbortSignal | undefined;
  /** See {@link tryReadManifest}. */
  readonly problems?: readonly ErrorCode[];
}

/** Lists a set and reads its newest manifest; changes nothing. */
export async function examineSet(
  target: BackupTarget,
  hasher: Hasher,
  options: ExamineOptions = {},
): Promise<ExaminedSet> {
  const listing = await listSet(target);
  const nextRun = highestNumber(listing) + 1;
  const below = options.below ?? nextRun;
  const number = await findNewestManifest(target, listing, below, options.signal);
  const newest =
    number === undefined
      ? undefined
      : await tryReadManifest(target, number, hasher, options.problems);
  return { listing, nextRun, newest };
}

/** Throws `unsupported` if ten digits cannot write the number of another run. */
export function assertNumberLeft(target: BackupTarget, { nextRun, listing }: ExaminedSet): void {
  if (nextRun <= maxRun) return;
  const path = listing.leases.at(-1) === maxRun ? leaseName(maxRun) : manifestName(maxRun);
  throw new LicenseStoreError(
    'unsupported',
    `${target.location} has no number left for another run: it holds ${path}.`,
    {
      details: { path },
      remedy: `If no run of this project has made ${path}, remove it; otherwise use another directory.`,
    },
  );
}

/** `no-backup`, saying where. */
export function noBackup(target: BackupTarget): LicenseStoreError {
  return new LicenseStoreError('no-backup', `There is no backup in ${target.location}.`, {
    details: { path: target.location },
  });
}
