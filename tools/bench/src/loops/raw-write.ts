import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { StepResult } from '../child/step.ts';
import { Pacer } from '../throttle/pacer.ts';
import { flushDirectory } from './flush-directory.ts';

const blockLength = 1024 * 1024;

/**
 * The yardstick: writes `bytes` bytes to one new file in blocks of 1 MiB, the same block again and again, and flushes
 * file and directory. Nothing that makes a file of this size and keeps it is faster. With `bytesPerSecond` each block also
 * goes over the line of a {@link Pacer}.
 */
export async function rawWrite(options: {
  readonly directory: string;
  readonly bytes: number;
  readonly bytesPerSecond?: number;
}): Promise<StepResult> {
  const { directory, bytes, bytesPerSecond } = options;
  const block = Buffer.alloc(blockLength, 0x5a);
  const pacer = bytesPerSecond === undefined ? undefined : new Pacer(bytesPerSecond);
  mkdirSync(directory);
  const file = openSync(path.join(directory, 'raw'), 'wx', 0o600);
  try {
    for (let written = 0; written < bytes;) {
      const length = Math.min(blockLength, bytes - written);
      const sent = pacer?.send(length);
      written += writeSync(file, block, 0, length);
      if (sent) await sent;
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  flushDirectory(directory);
  return { licenses: 0, bytes };
}
