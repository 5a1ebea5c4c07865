import { throwIfCancelled } from '../errors/cancellation.js';
import type { BackupTarget } from '../target/backup-target.js';
import { leaseName, manifestName, parseFileName } from './file-names.js';

/**
 * How many runs a listing may have missed. Runs are numbered without gaps, so what it hides lies so close above a number
 * it shows. Leases of so many runs stay: exclusive creation stops a run that counted on an old listing, and the next
 * lease's name stops one that wakes up late, only as long as those names are there.
 */
export const mostRunsMissed = 1000;

/** Numbers in use, as the names in the directory tell; readable or not. */
export interface SetListing {
  /** Ascending. */
  readonly manifests: readonly number[];
  /** Ascending. */
  readonly leases: readonly number[];
  /** Ascending. */
  readonly journals: readonly number[];
}

/** Lists the numbers in a set. May be stale on network file systems; see {@link findHigherRun}. */
export async function listSet(target: BackupTarget): Promise<SetListing> {
  const numbers = { manifest: [] as number[], lease: [] as number[], journal: [] as number[] };
  for (const entry of await target.list('')) {
    const name = entry.kind === 'file' ? parseFileName(entry.name) : undefined;
    if (name && name.kind !== 'segment' && name.kind !== 'temporary')
      numbers[name.kind].push(name.run);
  }
  const ascending = (list: number[]): readonly number[] => list.sort((a, b) => a - b);
  return {
    manifests: ascending(numbers.manifest),
    leases: ascending(numbers.lease),
    journals: ascending(numbers.journal),
  };
}

/** Highest number in any lease or manifest name; 0 if there is none. */
export function highestNumber(listing: SetListing): number {
  return Math.max(0, listing.manifests.at(-1) ?? 0, listing.leases.at(-1) ?? 0);
}

/** Number of a lease or generation above `run`, asked of the server and not only of a listing; else `undefined`. */
export async function findHigherRun(
  target: BackupTarget,
  run: number,
): Promise<number | undefined> {
  const highest = highestNumber(await listSet(target));
  if (highest > run) return highest;
  const next = await target.stat(leaseName(run + 1));
  return next ? run + 1 : undefined;
}

/**
 * Number of the newest manifest below `below`: the highest one listed, or one that a stale listing did not show. Names
 * are asked for one by one, but none further than {@link mostRunsMissed} above a number that is listed: a file that is
 * none of ours may have any number.
 */
export async function findNewestManifest(
  target: BackupTarget,
  listing: SetListing,
  below: number,
  signal?: AbortSignal,
): Promise<number | undefined> {
  let newest = listing.manifests.filter((number) => number < below).at(-1);
  const known = newest ?? 0;
  let number = known + 1;
  for (const listed of [known, ...listing.leases]) {
    const end = Math.min(below, listed + mostRunsMissed + 1);
    for (number = Math.max(number, listed); number < end; number += 1) {
      throwIfCancelled(signal);
      if (await target.stat(manifestName(number))) newest = number;
    }
  }
  return newest;
}
