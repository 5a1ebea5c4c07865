import type { TargetEntry } from '@wmdrm/core';
import type { Directory } from './directory.js';
import { freshStat } from './fresh-stat.js';
import { errnoOf } from './target-error.js';

/** Times a directory is listed whose entries go meanwhile. */
const attempts = 20;

/**
 * The entries of a directory; none if it is missing. Rejects with `ENOENT` if the opened directory itself is: gone is not
 * the same as empty.
 *
 * Some file systems list names without their types (ext4 and XFS made without `ftype`, some of FUSE). There Node looks at
 * each entry, and one that has gone by then fails the whole list, also with `ENOENT`.
 */
export async function listDirectory(
  directory: Directory,
  name: string,
): Promise<readonly TargetEntry[]> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      const path = directory.pathOf(name);
      return (await directory.fs.readdir(path, { withFileTypes: true })).map(toEntry);
    } catch (error) {
      if (errnoOf(error) !== 'ENOENT') throw error;
      if (await freshStat(directory, name)) continue;
      if (name === '') throw error;
      return [];
    }
  }
  throw new Error('Entries of it went whenever it was listed.');
}

function toEntry(entry: unknown): TargetEntry {
  if (!isDirent(entry)) throw new Error('The file system lists entries without their types.');
  return {
    name: String(entry.name),
    kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : 'other',
  };
}

function isDirent(
  entry: unknown,
): entry is { readonly name: unknown; isFile(): boolean; isDirectory(): boolean } {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'name' in entry &&
    'isFile' in entry &&
    typeof entry.isFile === 'function' &&
    'isDirectory' in entry &&
    typeof entry.isDirectory === 'function'
  );
}
