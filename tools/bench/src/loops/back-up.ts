import { backupLicenses, type BackupTarget, type CompressionMode } from '@wmdrm/core';
import type { StepResult } from '../child/step.ts';
import { throttledTarget } from '../throttle/throttled-target.ts';
import { openDirectory, openStore } from './open.ts';

export interface BackUpOptions {
  readonly store: string;
  readonly directory: string;
  /** What the target takes. Default all it can. */
  readonly bytesPerSecond?: number;
  /** Default the library's own. */
  readonly compression?: CompressionMode;
}

/** A full backup of a store into a directory without one, from opening both to closing both. */
export async function backUp(options: BackUpOptions): Promise<StepResult> {
  const store = openStore(options.store);
  try {
    const target = await openTarget(options);
    try {
      const { compression } = options;
      const report = await backupLicenses({
        ...{ store, target },
        ...(compression === undefined ? {} : { compression }),
      });
      const { backedUp, bytes, bytesWritten, segments, segmentsAdopted } = report;
      return { licenses: backedUp, bytes, figures: { bytesWritten, segments, segmentsAdopted } };
    } finally {
      await target.close();
    }
  } finally {
    await store.close();
  }
}

async function openTarget({ directory, bytesPerSecond }: BackUpOptions): Promise<BackupTarget> {
  const target = await openDirectory(directory, true);
  return bytesPerSecond === undefined ? target : throttledTarget(target, bytesPerSecond);
}
