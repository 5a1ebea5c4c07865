import { lstatSync, readdirSync, rmSync, type Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { toHex, type Random } from '@wmdrm/core';

/** Building an empty store takes some milliseconds: nobody is at a file that was not touched for so many. */
const oldAge = 60 * 60 * 1000;

/** An empty store has some 200 KiB. What is larger is being filled, from a server that may be slow. */
const largestEmpty = 1024 * 1024;
/** Nobody has waited so long for the next licenses; who does is refused when it would give the file its name. */
const oldAgeFilled = 24 * oldAge;

/** SQLite's files of one database. */
export const suffixes: readonly string[] = ['', '-journal', '-wal', '-shm'];

/** Name under which a store is built before it gets its own. */
export function buildingName(file: string, random: Random): string {
  return `${file}.new-${toHex(random.bytes(8))}`;
}

/**
 * Removes what creations of the store `file` left beside it that were killed: a file counts as that only if it has such a
 * name, is this user's alone, and was not touched for an hour, or for a day if there is anything in it. None is opened: one
 * may be a second name of the store in use, and closing it would drop the locks on that. Does nothing where it may not look
 * or remove.
 *
 * @param now milliseconds since 1970 UTC
 */
export function removeDeadLeftovers(file: string, now: number): void {
  const begin = `${basename(file)}.new-`;
  for (const name of namesIn(dirname(file))) {
    if (
      !name.startsWith(begin) ||
      !/^[0-9a-f]{16}(-journal|-wal|-shm)?$/.test(name.slice(begin.length))
    )
      continue;
    const path = join(dirname(file), name);
    try {
      if (isDead(lstatSync(path), now)) rmSync(path);
    } catch {
      // Gone meanwhile, or not ours to remove.
    }
  }
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

function isDead(stats: Stats, now: number): boolean {
  const { mtimeMs, ctimeMs, size, nlink, uid } = stats;
  return (
    stats.isFile() &&
    (process.getuid === undefined || uid === process.getuid()) &&
    // Killed between the two names: the other one stays.
    now - Math.max(mtimeMs, ctimeMs) >= (size <= largestEmpty || nlink > 1 ? oldAge : oldAgeFilled)
  );
}
