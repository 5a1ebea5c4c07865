import { isLicenseStoreError } from '../errors/license-store-error.js';
import type { BackupTarget, StagedFile } from '../target/backup-target.js';

/**
 * Creates a file whose name holds a run's number, and which therefore only the holder of that run's lease may have. One
 * that is there already serves nobody and is removed: the reply to creating it was lost, or it was left by an earlier
 * run of the same number whose lease did not outlast a power loss, as can happen where directories are not flushed.
 */
export async function createOwnFile(target: BackupTarget, name: string): Promise<StagedFile> {
  try {
    return await target.createExclusive(name);
  } catch (error) {
    if (!isLicenseStoreError(error) || error.code !== 'file-exists') throw error;
    await target.remove(name);
    return target.createExclusive(name);
  }
}
