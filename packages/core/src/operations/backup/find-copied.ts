import type { Manifest } from '../../backup-set/manifest.js';
import { tryReadManifest, unreadable } from '../../backup-set/read-manifest.js';
import type { Hasher } from '../../host/hasher.js';
import type { BackupTarget } from '../../target/backup-target.js';

type Made = Pick<Manifest, 'number' | 'time'>;

/**
 * Numbers of the generations behind `newest` that the next one is a copy of: pruning made that, which knows no store, and
 * leaves time and lineage mark as they are. A backup has a mark of its own, so only of those with the same time must the
 * manifests be read. One that cannot be read is taken for no copy: it counts for itself.
 */
export async function findCopied(
  target: BackupTarget,
  newest: Manifest,
  hasher: Hasher,
): Promise<ReadonlySet<number>> {
  const marks = new Map([[newest.number, newest.lineage]]);
  const markOf = async ({ number }: Made): Promise<string | undefined> => {
    const known = marks.get(number);
    if (known !== undefined) return known;
    const reading = await tryReadManifest(target, number, hasher, unreadable);
    if ('problem' in reading) return undefined;
    const { lineage } = reading.opened.manifest;
    marks.set(number, lineage);
    return lineage;
  };
  const copied = new Set<number>();
  let next: Made = newest;
  for (const generation of newest.retained.toReversed()) {
    if (generation.time === next.time) {
      const mark = await markOf(next);
      if (mark !== undefined && mark === (await markOf(generation))) copied.add(generation.number);
    }
    next = generation;
  }
  return copied;
}
