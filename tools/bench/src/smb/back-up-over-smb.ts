import { backupLicenses } from '@wmdrm/core';
import type { StepResult } from '../child/step.ts';
import { openStore } from '../loops/open.ts';
import { openShareDirectory, type BenchShare } from './bench-share.ts';

/** A full backup of a store into a new directory of a share, from opening both to closing both. */
export async function backUpOverSmb(options: {
  readonly store: string;
  readonly share: BenchShare;
  readonly directory: string;
}): Promise<StepResult> {
  const store = openStore(options.store);
  try {
    const target = await openShareDirectory(options.share, options.directory);
    try {
      const { backedUp, bytes } = await backupLicenses({ store, target });
      return { licenses: backedUp, bytes };
    } finally {
      await target.close();
    }
  } finally {
    await store.close();
  }
}
