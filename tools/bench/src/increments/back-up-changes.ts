import { backupLicenses } from '@wmdrm/core';
import type { StepResult } from '../child/step.ts';
import { bytesBelow } from '../loops/files-below.ts';
import { openDirectory, openStore } from '../loops/open.ts';

/** A further generation of a backup, of what changed; `bytes` are those of all files that are there more than before. */
export async function backUpChanges(options: {
  readonly store: string;
  readonly directory: string;
}): Promise<StepResult> {
  const before = bytesBelow(options.directory);
  const store = openStore(options.store);
  try {
    const target = await openDirectory(options.directory);
    try {
      const { backedUp, deltas } = await backupLicenses({
        ...{ store, target, overwrite: true, incremental: true },
      });
      if (deltas === 0) throw new Error('What should have been an increment is a full backup.');
      return { licenses: backedUp, bytes: bytesBelow(options.directory) - before };
    } finally {
      await target.close();
    }
  } finally {
    await store.close();
  }
}
