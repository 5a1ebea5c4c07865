import { verifyBackup, type VerifyDepth } from '@wmdrm/core';
import type { StepResult } from '../child/step.ts';
import { host, openDirectory } from './open.ts';

/** Verifies the newest generation in a directory. */
export async function verify(options: {
  readonly directory: string;
  readonly depth: VerifyDepth;
}): Promise<StepResult> {
  const { directory, depth } = options;
  const target = await openDirectory(directory);
  try {
    const { outcome, licenses, bytes } = await verifyBackup({ target, host, depth });
    if (outcome !== 'good') throw new Error(`The backup that was just made is ${outcome}.`);
    return { licenses, bytes };
  } finally {
    await target.close();
  }
}
