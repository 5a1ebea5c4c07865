import { type ErrorCode, throwIfCancelled } from '@wmdrm/core';
import { trySyncDirectory } from './flush-directory.js';
import { directoryAt, type Place } from './place.js';
import type { TargetFileSystem } from './target-file-system.js';
import { errnoOf, failure, targetError } from './target-error.js';

/** Where directories are looked for and made. */
export interface DirectoryFinder {
  readonly fs: TargetFileSystem;
  readonly place: Place;
  readonly signal: AbortSignal | undefined;
}

const directoryMode = 0o700;

/**
 * What errors mean while a directory is being opened. Broken connections show as many; the path itself may have names that
 * are too long, or links that lead round in a circle.
 */
const whileOpening: Readonly<Record<string, ErrorCode>> = {
  ENAMETOOLONG: 'invalid-path',
  ELOOP: 'not-a-directory',
  ESTALE: 'target-unreachable',
  ECONNRESET: 'target-unreachable',
  EPIPE: 'target-unreachable',
  ENOTCONN: 'target-unreachable',
  ENETRESET: 'target-unreachable',
  // What Node says on Windows for a network path that leads nowhere.
  UNKNOWN: 'target-unreachable',
};

/** Checks that the directory is there. */
export async function findDirectory(finder: DirectoryFinder): Promise<void> {
  await checkShare(finder);
  if (!(await isDirectory(finder, directoryAt(finder.place)))) {
    throw failure('directory-not-found', at(finder), 'the directory does not exist');
  }
}

/**
 * Makes the directory and what is missing above it, below the share or drive. A new name is flushed before anything is
 * made below it. The name of the lowest directory found is flushed too: a run that died may have made it and not
 * flushed it.
 */
export async function makeDirectories(finder: DirectoryFinder): Promise<void> {
  const { way } = finder.place;
  await checkShare(finder);
  let found = way.length - 1;
  while (found > 0 && !(await isDirectory(finder, way[found]!))) found -= 1;
  if (found > 0) await flushName(finder, found);
  for (let missing = found + 1; missing < way.length; missing++) {
    await makeDirectory(finder, way[missing]!);
    await flushName(finder, missing);
  }
}

async function makeDirectory(finder: DirectoryFinder, directory: string): Promise<void> {
  throwIfCancelled(finder.signal);
  try {
    await finder.fs.mkdir(directory, { mode: directoryMode });
  } catch (error) {
    // Another run may be opening the same directory.
    if (errnoOf(error) === 'EEXIST' && (await isDirectory(finder, directory))) return;
    throw targetError(error, at(finder, 'create'), {
      ...whileOpening,
      ENOENT: 'directory-not-found',
    });
  }
}

async function checkShare(finder: DirectoryFinder): Promise<void> {
  const { onShare, way } = finder.place;
  if (!onShare || (await isDirectory(finder, way[0]))) return;
  throw failure(
    'share-unknown',
    at(finder),
    'the share, or the directory mapped to it, does not exist',
  );
}

/** False if there is nothing; `not-a-directory` if there is something else. */
async function isDirectory(finder: DirectoryFinder, directory: string): Promise<boolean> {
  throwIfCancelled(finder.signal);
  try {
    const stat = await finder.fs.stat(directory);
    if (stat.isDirectory()) return true;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return false;
    throw targetError(error, at(finder), whileOpening);
  }
  throw failure('not-a-directory', at(finder), 'it, or something above it, is a file');
}

/** Flushes the directory above the one at `index` of the way. */
async function flushName({ fs, place }: DirectoryFinder, index: number): Promise<void> {
  try {
    await trySyncDirectory(fs, place.way[index - 1]!);
  } catch (error) {
    throw targetError(error, at({ place }, 'flush the directory above'), whileOpening);
  }
}

function at(
  { place }: Pick<DirectoryFinder, 'place'>,
  action = 'open',
): { action: string; location: string } {
  return { action, location: place.location };
}
