import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { toHex, type Random } from '@wmdrm/core';
import { openNew, useLog } from './connection.js';
import { buildingName, suffixes } from './dead-leftovers.js';
import { flush, flushDirectory } from './flush-directory.js';
import { migrate } from './migrate.js';
import { applicationId, type Migration } from './schema.js';
import { StoreFault } from './store-fault.js';

/**
 * Creates an empty store at `file` unless one is there when it is finished: it is built under another name and appears
 * whole or not at all.
 */
export function createStoreFile(
  file: string,
  random: Random,
  migrations: readonly Migration[],
): void {
  const building = beginStoreFile(file, random);
  try {
    const db = openNew(building);
    try {
      makeEmpty(db, toHex(random.bytes(16)), migrations);
      useLog(db);
    } finally {
      db.close();
    }
    publish(building, file);
  } finally {
    removeBuilding(building);
  }
}

/**
 * An empty file under a name of its own, in which the store `file` can be built; see {@link publish}. Directories that
 * are missing are made for the user alone (0700), the file too (0600).
 */
export function beginStoreFile(file: string, random: Random): string {
  refuseOrphanedLog(file);
  makeDirectories(dirname(file));
  const building = buildingName(file, random);
  // SQLite keeps the mode of the file and gives it to the -wal and -shm files beside it.
  closeSync(openSync(building, 'wx', 0o600));
  return building;
}

/** Removes what is left of a store that was being built. */
export function removeBuilding(building: string): void {
  for (const suffix of suffixes) rmSync(building + suffix, { force: true });
}

/** Makes an empty file a store that holds nothing. */
export function makeEmpty(
  db: DatabaseSync,
  storeId: string,
  migrations: readonly Migration[],
): void {
  migrate(db, migrations, () => {
    db.exec(`PRAGMA application_id = ${applicationId}`);
    db.prepare('INSERT INTO store VALUES (1, ?, 0, 1)').run(storeId);
  });
}

/** SQLite would replay a log left by another store into the new one. */
function refuseOrphanedLog(file: string): void {
  const log = `${file}-wal`;
  // A reader that was killed leaves an empty one.
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  // In this order: another process may be creating the store, and the log appears after it.
  if (size === 0 || existsSync(file)) return;
  throw new StoreFault('store-invalid', `it is missing, but its log ${log} is there`, {
    remedy: 'Put the store file back beside its log, or move the log away to begin a new store.',
  });
}

function makeDirectories(directory: string): void {
  const first = mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  const above = dirname(first);
  for (let path = directory; path !== above && path !== dirname(path); path = dirname(path)) {
    flushDirectory(path);
  }
  flushDirectory(above);
}

/** Gives the finished file its name; false if another process was faster: then its store stays. */
export function publish(building: string, file: string, link: typeof linkSync = linkSync): boolean {
  try {
    link(building, file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS' && code !== 'EOPNOTSUPP') {
      throw error;
    }
    // A file system without hard links (FAT): not atomic, but still never over another store.
    if (!copyWithoutReplacing(building, file)) return false;
  }
  flushDirectory(dirname(file));
  return true;
}

function copyWithoutReplacing(from: string, to: string): boolean {
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
  flush(to, 'r+');
  return true;
}
