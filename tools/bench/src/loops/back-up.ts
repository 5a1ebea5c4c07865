import { backupLicenses } from '@wmdrm/core';
import type { StepResult } from '../child/step.ts';
import { openDirectory, openStore } from './open.ts';

/** A full backup of a store into a new directory, from opening both to closing both. */
export async function backUp(options: {
  readonly store: string;
  readonly directory: string;
}): Promise<StepResult> {
  const store = openStore(options.store);
  try {
    const target = await openDirectory(options.directory, true);
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
