import {
  manifestName,
  parseFileName,
  segmentDirectory,
  segmentsDirectory,
  type SetFileName,
} from '../../backup-set/file-names.js';
import { segmentNames, type Manifest } from '../../backup-set/manifest.js';
import { tryReadManifest } from '../../backup-set/read-manifest.js';
import { findHigherRun, listSet, mostRunsMissed } from '../../backup-set/set-listing.js';
import type { Hasher } from '../../host/hasher.js';
import type { BackupTarget } from '../../target/backup-target.js';

/** What was removed, or why nothing was. */
export type PruneResult =
  | { readonly type: 'pruned'; readonly generations: readonly number[] }
  | { readonly type: 'not-pruned'; readonly why: string };

/**
 * Removes what no retained generation references, after run N has completed: only files with lower run numbers,
 * manifests first, then, once that is durable, journals, temporaries, segments and very old leases. A manifest that cannot be
 * read, or a higher run, stops all of it: rather too many files than one too few.
 */
export async function pruneSet(
  target: BackupTarget,
  newest: Manifest,
  hasher: Hasher,
): Promise<PruneResult> {
  const run = newest.number;
  const kept = new Set([run, ...newest.retained.map(({ number }) => number)]);
  const referenced = new Set<string>();
  const expired: number[] = [];
  const listing = await listSet(target);
  for (const number of new Set([...listing.manifests, ...kept])) {
    if (number > run) return { type: 'not-pruned', why: `Run ${number} has begun.` };
    const reading = number === run ? undefined : await tryReadManifest(target, number, hasher);
    if (reading && 'problem' in reading)
      return { type: 'not-pruned', why: reading.problem.message };
    const needed = reading?.opened.requiresToPrune ?? [];
    if (needed.length > 0) {
      return { type: 'not-pruned', why: `Generation ${number} needs ${needed.join(', ')}.` };
    }
    if (!kept.has(number)) expired.push(number);
    else for (const name of segmentNames(reading?.opened.manifest ?? newest)) referenced.add(name);
  }
  const higher = await findHigherRun(target, run);
  if (higher !== undefined) return { type: 'not-pruned', why: `Run ${higher} has begun.` };
  for (const number of expired) await target.remove(manifestName(number));
  if (expired.length > 0) await target.flushDirectory('');
  for (const number of expired) {
    // A server that restarted before the flush may have it again: then its segments stay too.
    if ((await target.stat(manifestName(number))) === undefined) continue;
    return { type: 'not-pruned', why: `${manifestName(number)} is there again.` };
  }
  await removeRunFiles(target, '', run, referenced);
  await removeSegments(target, run, referenced);
  return { type: 'pruned', generations: expired };
}

async function removeSegments(
  target: BackupTarget,
  run: number,
  referenced: ReadonlySet<string>,
): Promise<void> {
  await removeRunFiles(target, segmentsDirectory, run, referenced);
  for (const { name, kind } of await target.list(segmentsDirectory)) {
    if (kind === 'directory' && /^[0-9a-f]{2}$/.test(name)) {
      await removeRunFiles(target, `${segmentsDirectory}/${name}`, run, referenced);
    }
  }
}

/** Where a set has its files of this kind. */
function directoryOf(file: SetFileName, name: string): string {
  if (file.kind === 'segment') return segmentDirectory(file.root);
  return file.kind === 'temporary' && name.startsWith('staged') ? segmentsDirectory : '';
}

/** Removes the files of lower runs in one directory; manifests and foreign files stay. */
async function removeRunFiles(
  target: BackupTarget,
  directory: string,
  run: number,
  referenced: ReadonlySet<string>,
): Promise<void> {
  for (const entry of await target.list(directory)) {
    const file = parseFileName(entry.name);
    if (entry.kind !== 'file' || !file || file.kind === 'manifest' || file.run >= run) continue;
    if (file.kind === 'lease' && file.run >= run - mostRunsMissed) continue;
    // A file of ours by its name, but not where we put such files: somebody's copy.
    if (directoryOf(file, entry.name) !== directory) continue;
    const name = directory === '' ? entry.name : `${directory}/${entry.name}`;
    if (!referenced.has(name)) await target.remove(name);
  }
}
