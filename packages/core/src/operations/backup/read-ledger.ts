import { LayerFold, placedSegments } from '../../backup-set/layer-fold.js';
import type { Manifest } from '../../backup-set/manifest.js';
import { SegmentReader } from '../../backup-set/segment-reader.js';
import type { ChunkHost } from '../../backup-set/chunk-codec.js';
import type { BackupTarget } from '../../target/backup-target.js';
import type { RestrictedLicense } from '../operation-event.js';
import { readRestricted } from './restricted-licenses.js';

/** The restricted licenses of a generation, chunk by chunk. Throws `damaged` like any reader. */
export async function* readLedger(
  target: BackupTarget,
  manifest: Manifest,
  host: ChunkHost,
): AsyncGenerator<readonly RestrictedLicense[], void> {
  const fold = manifest.deltas && new LayerFold(manifest);
  const base = manifest.deltas?.length ?? 0;
  for (const { entry, kind, layer } of placedSegments(manifest)) {
    // Licenses matter only where they hide what was restricted before.
    if (kind !== 'ledger' && layer === base) continue;
    const reader = await SegmentReader.open(target, entry, kind, host);
    try {
      for await (const { bytes } of reader.readAll()) {
        const newest = fold ? fold.take(bytes, { kind, layer, file: reader.name }) : bytes;
        if (kind === 'ledger') yield readRestricted(newest, manifest.policy.classes);
      }
    } finally {
      await reader.close();
    }
  }
}
