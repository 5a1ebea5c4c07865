import type { Manifest } from '../../backup-set/manifest.js';
import { SegmentReader } from '../../backup-set/segment-reader.js';
import type { Hasher } from '../../host/hasher.js';
import type { BackupTarget } from '../../target/backup-target.js';
import type { RestrictedLicense } from '../operation-event.js';
import { readRestricted } from './restricted-licenses.js';

/** The restricted licenses of a generation, chunk by chunk. Throws `damaged` like any reader. */
export async function* readLedger(
  target: BackupTarget,
  manifest: Manifest,
  hasher: Hasher,
): AsyncGenerator<readonly RestrictedLicense[], void> {
  for (const entry of manifest.ledger) {
    const reader = await SegmentReader.open(target, entry, 'ledger', hasher);
    try {
      for await (const { bytes } of reader.readAll())
        yield readRestricted(bytes, manifest.policy.classes);
    } finally {
      await reader.close();
    }
  }
}
