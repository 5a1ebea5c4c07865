import { LicenseStoreError, type Random } from '@wmdrm/core';
import { removeDeadProbes } from './dead-probes.js';
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
/** A file system that creates a file twice does so each time; a directory replaced under a probe is not met again. */
const attempts = 3;
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
 * Creates a file of its own twice: the second time must fail, otherwise `target-unsuitable`. The file is removed again,
 * and so are those of earlier probes that were killed. Rejects with the file system's own errors.
 */
export async function probeWriting(
  fs: TargetFileSystem,
  directory: string,
  separator: string,
  random: Random,
): Promise<Findings> {
  const prefix = directoryPrefix(directory, separator);
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    let created: Probe;
    try {
      created = await createProbe(fs, prefix, random);
    } catch (error) {
      if (!refused.has(errnoOf(error) ?? '')) throw error;
      return { ...(await probeReading(fs, directory)), writable: false };
    }
    try {
      const { flush, time } = await finish(created.handle);
      if (!(await isRefusedTwice(fs, created.path))) continue;
      const flushDirectory = (await trySyncDirectory(fs, directory)) ? 'durable' : 'none';
      await removeDeadProbes(fs, directory, prefix, time);
      return { flush, flushDirectory, writable: true };
    } finally {
      await removeProbe(fs, created.path);
    }
  }
  throw new LicenseStoreError(
    'target-unsuitable',
    `${directory} lets the same file be created twice: two runs could not be kept apart.`,
    { details: { path: directory } },
  );
}

interface Probe {
  readonly path: string;
  readonly handle: TargetFileHandle;
}

async function createProbe(fs: TargetFileSystem, prefix: string, random: Random): Promise<Probe> {
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

/** Flushes and closes a probe; `time` is when it was written. */
async function finish(
  handle: TargetFileHandle,
): Promise<{ readonly flush: 'durable' | 'none'; readonly time: number | undefined }> {
  try {
    const time = (await handle.stat()).mtimeMs;
    try {
      await handle.sync();
      return { flush: 'durable', time };
    } catch (error) {
      if (isUnsupported(error)) return { flush: 'none', time };
      throw error;
    }
  } finally {
    await handle.close();
  }
}

async function isRefusedTwice(fs: TargetFileSystem, path: string): Promise<boolean> {
  let second: TargetFileHandle;
  try {
    second = await fs.open(path, 'wx', fileMode);
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return true;
    throw error;
  }
  await second.close();
  return false;
}

/** Somebody else may have removed it, or the directory. */
async function removeProbe(fs: TargetFileSystem, path: string): Promise<void> {
  try {
    await fs.unlink(path);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
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
