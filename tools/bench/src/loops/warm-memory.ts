import { closeSync, openSync, unlinkSync, writeSync } from 'node:fs';
import type { StepResult } from '../child/step.ts';

const blockLength = 1024 * 1024;

/**
 * Puts `bytes` bytes into the page cache and drops them again, unwritten. A virtual machine may have handed free memory
 * back to its host, and getting it again can take longer than writing to disk: without this, it would be chance which
 * step waits for it.
 */
export async function warmMemory(options: {
  readonly file: string;
  readonly bytes: number;
}): Promise<StepResult> {
  const { file, bytes } = options;
  const block = Buffer.alloc(blockLength, 0x5a);
  const handle = openSync(file, 'wx', 0o600);
  try {
    for (let written = 0; written < bytes;) written += writeSync(handle, block);
  } finally {
    closeSync(handle);
    unlinkSync(file);
  }
  return { licenses: 0, bytes };
}
