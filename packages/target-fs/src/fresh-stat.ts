import type { TargetStat } from '@wmdrm/core';
import type { Directory } from './directory.js';
import { openDirectory } from './flush-directory.js';
import type { FileSystemStat } from './target-file-system.js';
import { parentOf } from './target-name.js';
import { errnoOf } from './target-error.js';

/**
 * What the server says a name is. The file is opened and its handle asked, because opening is what makes a network file
 * system ask the server: an NFS client answers `stat` from attributes it may have kept for a minute, but checks them
 * when a file is opened (nfs(5), close-to-open consistency). A name that is not there may be remembered as well; opening
 * the directory it would lie in makes the client drop that memory, so the answer "nothing" is given only after that.
 */
export async function freshStat(
  directory: Directory,
  name: string,
): Promise<TargetStat | undefined> {
  return (await openedStat(directory, name)) ?? (await openedStatAgain(directory, name));
}

async function openedStatAgain(
  directory: Directory,
  name: string,
): Promise<TargetStat | undefined> {
  if (name === '') return undefined;
  try {
    const handle = await openDirectory(directory.fs, directory.pathOf(parentOf(name)));
    await handle.close();
  } catch {
    // No such directory, or none that can be opened: the second look says what there is to say.
  }
  return await openedStat(directory, name);
}

async function openedStat(directory: Directory, name: string): Promise<TargetStat | undefined> {
  const path = directory.pathOf(name);
  try {
    const handle = await directory.openFile(path);
    try {
      return toTargetStat(await handle.stat());
    } finally {
      await directory.closeHandle(handle);
    }
  } catch (error) {
    switch (errnoOf(error)) {
      case 'ENOENT':
      case 'ENOTDIR':
        return undefined;
      // A link that is not followed, a directory where opening one is refused, a socket, a file of another user.
      case 'ELOOP':
      case 'EMLINK':
      case 'EISDIR':
      case 'ENXIO':
      case 'EACCES':
      case 'EPERM':
        return await unopenedStat(directory, path);
      default:
        throw error;
    }
  }
}

async function unopenedStat(directory: Directory, path: string): Promise<TargetStat | undefined> {
  try {
    return toTargetStat(await directory.fs.lstat(path));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function toTargetStat(stat: FileSystemStat): TargetStat {
  const kind = stat.isFile() ? 'file' : stat.isDirectory() ? 'directory' : 'other';
  return { kind, size: kind === 'file' ? stat.size : 0 };
}
