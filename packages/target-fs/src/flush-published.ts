import type { Directory } from './directory.js';
import type { TargetFileHandle } from './target-file-system.js';
import { errnoOf } from './target-error.js';

const refused = new Set(['EACCES', 'EPERM', 'EROFS']);

/**
 * Flushes a file somebody wrote before. It is opened for writing though nothing is written: Windows flushes no other
 * handle, and Linux sends the flush to an SMB server for no other. A file that may only be read is flushed as such.
 */
export async function flushPublished(directory: Directory, name: string): Promise<void> {
  const handle = await openToFlush(directory, directory.pathOf(name));
  try {
    await handle.sync();
  } finally {
    await directory.closeHandle(handle);
  }
}

async function openToFlush(directory: Directory, path: string): Promise<TargetFileHandle> {
  try {
    return await directory.openFile(path, 'flush');
  } catch (error) {
    if (!refused.has(errnoOf(error) ?? '')) throw error;
    return await directory.openFile(path);
  }
}
