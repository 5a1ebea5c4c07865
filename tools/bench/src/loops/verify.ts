import { verifyBackup } from '@wmdrm/core';
import type { StepResult } from '../child/step.ts';
import { host, openDirectory } from './open.ts';

/** Verifies the newest generation in a directory at the default depth: every payload's SHA-256. */
export async function verify(options: { readonly directory: string }): Promise<StepResult> {
  const target = await openDirectory(options.directory);
  try {
    const { outcome, licenses, bytes } = await verifyBackup({ target, host });
    if (outcome !== 'good') throw new Error(`The backup that was just made is ${outcome}.`);
    return { licenses, bytes };
  } finally {
    await target.close();
  }
}
