import { backupLicenses } from '@wmdrm/core';
import type { StepResult } from '../child/step.ts';
import { openDirectory, openStore } from '../loops/open.ts';

/** A full backup whose process is killed when it has written this share of its bytes. */
export async function backUpAndDie(options: {
  readonly store: string;
  readonly directory: string;
  /** 0 … 1. */
  readonly share: number;
}): Promise<StepResult> {
  const store = openStore(options.store);
  const target = await openDirectory(options.directory, true);
  const { bytes } = await backupLicenses({
    ...{ store, target },
    onEvent: (event) => {
      if (event.type !== 'progress' || event.phase !== 'writing') return;
      if (event.bytesDone >= event.bytesTotal * options.share) process.kill(process.pid, 'SIGKILL');
    },
  });
  return { licenses: 0, bytes };
}
