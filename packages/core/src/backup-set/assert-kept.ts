import { LicenseStoreError } from '../errors/license-store-error.js';
import type { BackupTarget } from '../target/backup-target.js';

/** A file a run counts on. */
export interface KeptFile {
  readonly name: string;
  /** Bytes, where they are known. */
  readonly size?: number;
}

/**
 * Throws what {@link findLost} finds. Asked after a flush: a server that restarted before it may have forgotten names it
 * had acknowledged, and the flush succeeds all the same.
 */
export async function assertKept(target: BackupTarget, files: Iterable<KeptFile>): Promise<void> {
  const lost = await findLost(target, files);
  if (lost) throw lost;
}

/**
 * Asks for each file by its exact name: `file-not-found` for the first that has gone, `damaged` if it has another size;
 * `undefined` if all are there.
 */
export async function findLost(
  target: BackupTarget,
  files: Iterable<KeptFile>,
): Promise<LicenseStoreError | undefined> {
  for (const { name, size } of files) {
    const there = await target.stat(name);
    if (!there) return gone(name);
    if (size !== undefined && there.size !== size) {
      const message = `${name} has ${there.size} bytes instead of ${size}.`;
      return new LicenseStoreError('damaged', message, { details: { path: name } });
    }
  }
  return undefined;
}

/** `file-not-found`, about a name the target had acknowledged. */
export function gone(name: string): LicenseStoreError {
  return new LicenseStoreError('file-not-found', `${name} was there and has gone.`, {
    details: { path: name },
    remedy:
      'Run again. If no other run is at work and nobody removed it, the directory was replaced, or the server has lost what it had acknowledged: see its logs.',
  });
}
