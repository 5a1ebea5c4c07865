import { restoreLicenses } from '@wmdrm/core';
import type { StepResult } from '../child/step.ts';
import { openDirectory, openStore } from './open.ts';

/** Restores a backup into a new store file, from creating it to closing it, its log copied into it. */
export async function restore(options: {
  readonly directory: string;
  readonly store: string;
}): Promise<StepResult> {
  const store = openStore(options.store, true);
  try {
    const target = await openDirectory(options.directory);
    try {
      const { restored, bytes } = await restoreLicenses({ store, target });
      return { licenses: restored, bytes };
    } finally {
      await target.close();
    }
  } finally {
    await store.close();
  }
}
