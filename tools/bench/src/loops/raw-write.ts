import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { StepResult } from '../child/step.ts';
import { flushDirectory } from './flush-directory.ts';

const blockLength = 1024 * 1024;

/**
 * The yardstick: writes `bytes` bytes to one new file in blocks of 1 MiB, the same block again and again, and flushes
 * file and directory. Nothing that makes a file of this size and keeps it is faster.
 */
export async function rawWrite(options: {
  readonly directory: string;
  readonly bytes: number;
}): Promise<StepResult> {
  const { directory, bytes } = options;
  const block = Buffer.alloc(blockLength, 0x5a);
  mkdirSync(directory);
  const file = openSync(path.join(directory, 'raw'), 'wx', 0o600);
  try {
    for (let written = 0; written < bytes;) {
      written += writeSync(file, block, 0, Math.min(blockLength, bytes - written));
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  flushDirectory(directory);
  return { licenses: 0, bytes };
}
