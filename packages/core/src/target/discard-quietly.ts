import type { StagedFile } from './backup-target.js';

/** Removes a staged file on the way out of a failure, whose own error is the one worth telling. Never throws. */
export async function discardQuietly(file: StagedFile): Promise<void> {
  try {
    await file.discard();
  } catch {
    // It stays under its temporary name, which a later run removes.
  }
}
