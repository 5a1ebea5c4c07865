import { isLicenseStoreError, type BackupTarget, type Location } from '@wmdrm/core';
import type { CommandContext } from '../command-context.js';
import { missingDirectory } from '../locations/missing-directory.js';

/** Opens a location without changing it; a directory that a real run would make counts as empty. */
export async function openForDryRun(
  context: CommandContext,
  location: Location,
): Promise<BackupTarget> {
  try {
    return await context.openTarget(location);
  } catch (error) {
    if (isLicenseStoreError(error) && error.code === 'directory-not-found') {
      return missingDirectory(location);
    }
    throw error;
  }
}
