import type { TargetFileHandle, TargetFileSystem } from './target-file-system.js';
import { errnoOf } from './target-error.js';

/**
 * What a file system answers that has no flush for this kind of file: Windows refuses to flush a directory, some network
 * and user-space file systems have no `fsync` for one, and some directories cannot be opened for reading.
 */
const unsupported = new Set([
  'EINVAL',
  'EISDIR',
  'EPERM',
  'EACCES',
  'EBADF',
  'EROFS',
  'ENOSYS',
  'ENOTSUP',
  'EOPNOTSUPP',
]);

/** True if a failed flush means that there is none, not that it went wrong. */
export function isUnsupported(error: unknown): boolean {
  return unsupported.has(errnoOf(error) ?? '');
}

/** Opens a directory; nothing else, and so no pipe that would block, where the platform has the flag for it. */
export async function openDirectory(
  fs: TargetFileSystem,
  directory: string,
): Promise<TargetFileHandle> {
  const { O_RDONLY, O_DIRECTORY } = fs.constants ?? {};
  const flags = O_RDONLY === undefined || O_DIRECTORY === undefined ? 'r' : O_RDONLY | O_DIRECTORY;
  return await fs.open(directory, flags);
}

/** Opens a directory, flushes and closes it. Rejects with the file system's own errors. */
export async function syncDirectory(fs: TargetFileSystem, directory: string): Promise<void> {
  const handle = await openDirectory(fs, directory);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The same where the platform can; false where it cannot. */
export async function trySyncDirectory(fs: TargetFileSystem, directory: string): Promise<boolean> {
  try {
    await syncDirectory(fs, directory);
    return true;
  } catch (error) {
    if (isUnsupported(error)) return false;
    throw error;
  }
}
