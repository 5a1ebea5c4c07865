import { throwIfCancelled } from '@wmdrm/core';
import type { SmbShare } from '../client/smb-share.js';
import { errnoOf, failure } from './target-error.js';

/** Where a directory is looked for or made. */
export interface DirectoryFinder {
  readonly share: SmbShare;
  readonly location: string;
  /** Names below the share. */
  readonly components: readonly string[];
  readonly signal: AbortSignal | undefined;
}

/** Checks that the directory is there. */
export async function findDirectory(finder: DirectoryFinder): Promise<void> {
  if (await isDirectory(finder, finder.components.length)) return;
  const place = { action: 'open', location: finder.location };
  throw failure('directory-not-found', place, 'the directory does not exist');
}

/**
 * Makes the directory and what is missing above it. A new name is flushed before anything is made below it, and so is that
 * of the lowest directory found: a run that died may have made it and not flushed it.
 */
export async function makeDirectories(finder: DirectoryFinder): Promise<void> {
  const { share, components } = finder;
  let found = components.length;
  while (found > 0 && !(await isDirectory(finder, found))) found -= 1;
  if (found > 0) await tryFlushDirectory(share, pathOf(finder, found - 1));
  for (let depth = found + 1; depth <= components.length; depth++) {
    throwIfCancelled(finder.signal);
    try {
      await share.makeDirectory(pathOf(finder, depth));
    } catch (error) {
      // Another run may be opening the same directory.
      if (errnoOf(error) !== 'EEXIST' || !(await isDirectory(finder, depth))) throw error;
    }
    await tryFlushDirectory(share, pathOf(finder, depth - 1));
  }
}

/** What servers answer that flush no directories, or not for this user. */
const noFlush = new Set(['EACCES', 'EROFS', 'ENOTSUP', 'EINVAL']);

/** Flushes a directory; false where the server does not. */
export async function tryFlushDirectory(share: SmbShare, path: string): Promise<boolean> {
  try {
    await share.flushDirectory(path);
    return true;
  } catch (error) {
    if (noFlush.has(errnoOf(error) ?? '')) return false;
    throw error;
  }
}

/** The path of the first `depth` components. */
function pathOf({ components }: DirectoryFinder, depth: number): string {
  return components.slice(0, depth).join('/');
}

/** False if there is nothing; `not-a-directory` if there is something else. */
async function isDirectory(finder: DirectoryFinder, depth: number): Promise<boolean> {
  throwIfCancelled(finder.signal);
  const stat = await finder.share.stat(pathOf(finder, depth));
  if (stat === undefined) return false;
  if (stat.kind === 'directory') return true;
  const place = { action: 'open', location: finder.location };
  throw failure('not-a-directory', place, 'it, or something above it, is a file');
}
