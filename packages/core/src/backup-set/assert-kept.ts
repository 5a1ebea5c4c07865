import { LicenseStoreError } from '../errors/license-store-error.js';
import type { BackupTarget } from '../target/backup-target.js';

/**
 * Throws `file-not-found` unless the target still has these names. Asked after a flush: a server that restarted before
 * it may have forgotten names it had acknowledged, and the flush succeeds all the same.
 */
export async function assertKept(target: BackupTarget, names: Iterable<string>): Promise<void> {
  for (const name of names) if (!(await target.stat(name))) throw gone(name);
}

/** `file-not-found`, about a name the target had acknowledged. */
export function gone(name: string): LicenseStoreError {
  return new LicenseStoreError('file-not-found', `${name} was there and has gone.`, {
    details: { path: name },
    remedy:
      'Run again. If no other run is at work and nobody removed it, the server has lost what it had acknowledged: see its logs.',
  });
}
