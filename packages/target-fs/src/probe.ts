import { LicenseStoreError, type Random } from '@wmdrm/core';
import { isUnsupported, trySyncDirectory } from './flush-directory.js';
import { directoryPrefix } from './place.js';
import type { TargetFileHandle, TargetFileSystem } from './target-file-system.js';
import { errnoOf } from './target-error.js';

/** What a directory turned out to do. */
export interface Findings {
  readonly flush: 'durable' | 'none';
  readonly flushDirectory: 'durable' | 'none';
  readonly writable: boolean;
}

export const fileMode = 0o600;
const mayWrite = 2;
const refused = new Set(['EACCES', 'EPERM', 'EROFS']);

/** Looks at a directory without writing to it: it may lie on read-only media. */
export async function probeReading(fs: TargetFileSystem, directory: string): Promise<Findings> {
  let flushable = false;
  try {
    flushable = await trySyncDirectory(fs, directory);
  } catch {
    // Whoever reads needs no flush; a medium that fails shows when it is read.
  }
  return {
    flush: 'durable',
    flushDirectory: flushable ? 'durable' : 'none',
    writable: await isWritable(fs, directory),
  };
}

/**
 * Creates a file of its own twice: the second time must fail, otherwise `target-unsuitable`. The file is removed again.
 * Rejects with the file system's own errors.
 */
export async function probeWriting(
  fs: TargetFileSystem,
  directory: string,
  separator: string,
  random: Random,
): Promise<Findings> {
  let created: { readonly path: string; readonly handle: TargetFileHandle };
  try {
    created = await createProbe(fs, directoryPrefix(directory, separator), random);
  } catch (error) {
    if (!refused.has(errnoOf(error) ?? '')) throw error;
    return { ...(await probeReading(fs, directory)), writable: false };
  }
  try {
    const flush = await flushOf(created.handle);
    await refuseTwice(fs, created.path, directory);
    const flushDirectory = (await trySyncDirectory(fs, directory)) ? 'durable' : 'none';
    return { flush, flushDirectory, writable: true };
  } finally {
    await fs.unlink(created.path);
  }
}

async function createProbe(
  fs: TargetFileSystem,
  prefix: string,
  random: Random,
): Promise<{ path: string; handle: TargetFileHandle }> {
  for (;;) {
    const digits = Array.from(random.bytes(8), (byte) => byte.toString(16).padStart(2, '0'));
    const path = `${prefix}probe-${digits.join('')}.tmp`;
    try {
      return { path, handle: await fs.open(path, 'wx', fileMode) };
    } catch (error) {
      // Only a name of our own may be removed later, so one that is taken is left alone.
      if (errnoOf(error) !== 'EEXIST') throw error;
    }
  }
}

async function flushOf(handle: TargetFileHandle): Promise<'durable' | 'none'> {
  try {
    await handle.sync();
    return 'durable';
  } catch (error) {
    if (isUnsupported(error)) return 'none';
    throw error;
  } finally {
    await handle.close();
  }
}

async function refuseTwice(fs: TargetFileSystem, path: string, directory: string): Promise<void> {
  let second: TargetFileHandle;
  try {
    second = await fs.open(path, 'wx', fileMode);
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return;
    throw error;
  }
  await second.close();
  throw new LicenseStoreError(
    'target-unsuitable',
    `${directory} lets the same file be created twice: two runs could not be kept apart.`,
    { details: { path: directory } },
  );
}

async function isWritable(fs: TargetFileSystem, directory: string): Promise<boolean> {
  if (!fs.access) return true;
  try {
    await fs.access(directory, mayWrite);
    return true;
  } catch {
    return false;
  }
}
