import type { BackupTarget } from '@wmdrm/core';
import type { StepResult } from '../child/step.ts';
import { openShareDirectory, type BenchShare } from './bench-share.ts';

const blockLength = 1024 * 1024;
const smallLength = 4096;
/** Samba looks through the whole directory for each name: more would measure nothing else. */
const filesPerDirectory = 100;

/**
 * One file from memory, from logging on to logging off; `safe` as a backup writes it: staged, flushed, renamed, its directory
 * flushed. Otherwise it is created and written, which is all that `smbclient put` does.
 */
export async function writeOverSmb(options: {
  readonly share: BenchShare;
  readonly directory: string;
  readonly bytes: number;
  readonly safe: boolean;
}): Promise<StepResult> {
  const { share, directory, bytes, safe } = options;
  const target = await openShareDirectory(share, directory);
  try {
    const file = await target.createExclusive(safe ? 'big.tmp' : 'big');
    await file.write(0, blocksOf(bytes));
    if (safe) await file.flush();
    await file.publish('big');
    if (safe) await target.flushDirectory('');
    return { licenses: 0, bytes };
  } finally {
    await target.close();
  }
}

/** The same block again and again, as in the raw loop. */
function blocksOf(bytes: number): readonly Uint8Array[] {
  const block = Buffer.alloc(blockLength, 0x5a);
  const count = Math.ceil(bytes / blockLength);
  return Array.from({ length: count }, (_, index) =>
    block.subarray(0, Math.min(blockLength, bytes - index * blockLength)),
  );
}

/** Many files of 4 KiB in the same way, so many of them at once. */
export async function writeSmallOverSmb(options: {
  readonly share: BenchShare;
  readonly directory: string;
  readonly files: number;
  readonly inFlight: number;
}): Promise<StepResult> {
  const { share, directory, files, inFlight } = options;
  const target = await openShareDirectory(share, directory);
  try {
    for (let at = 0; at < files; at += filesPerDirectory) {
      await target.makeDirectory(directoryOf(at));
    }
    let next = 0;
    const worker = async (): Promise<void> => {
      while (next < files) await writeSmall(target, next++);
    };
    await Promise.all(Array.from({ length: inFlight }, worker));
    return { licenses: 0, bytes: files * smallLength };
  } finally {
    await target.close();
  }
}

async function writeSmall(target: BackupTarget, number: number): Promise<void> {
  const name = `${directoryOf(number)}/file-${number}`;
  const file = await target.createExclusive(`${name}.tmp`);
  await file.write(0, [Buffer.alloc(smallLength, number)]);
  await file.flush();
  await file.publish(name);
}

function directoryOf(number: number): string {
  return `d-${Math.floor(number / filesPerDirectory)}`;
}
