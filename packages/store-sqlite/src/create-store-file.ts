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
import { toHex, type Random } from '@wmdrm/core';
import { openNew, useLog } from './connection.js';
import { buildingName, suffixes } from './dead-leftovers.js';
import { flush, flushDirectory } from './flush-directory.js';
import { migrate } from './migrate.js';
import { applicationId, type Migration } from './schema.js';
import { StoreFault } from './store-fault.js';

/**
 * Creates an empty store at `file` unless one is there when it is finished: it is built under another name and appears
 * whole or not at all. Directories that are missing are made for the user alone (0700), the file too (0600).
 */
export function createStoreFile(
  file: string,
  random: Random,
  migrations: readonly Migration[],
): void {
  refuseOrphanedLog(file);
  makeDirectories(dirname(file));
  const building = buildingName(file, random);
  try {
    // SQLite keeps the mode of the file and gives it to the -wal and -shm files beside it.
    closeSync(openSync(building, 'wx', 0o600));
    build(building, toHex(random.bytes(16)), migrations);
    publish(building, file);
  } finally {
    for (const suffix of suffixes) {
      rmSync(building + suffix, { force: true });
    }
  }
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

function build(file: string, storeId: string, migrations: readonly Migration[]): void {
  const db = openNew(file);
  try {
    migrate(db, migrations, () => {
      db.exec(`PRAGMA application_id = ${applicationId}`);
      db.prepare('INSERT INTO store VALUES (1, ?, 0, 1)').run(storeId);
    });
    useLog(db);
  } finally {
    db.close();
  }
}

/** Gives the finished file its name; if another process was faster, its store stays. */
export function publish(building: string, file: string, link: typeof linkSync = linkSync): void {
  try {
    link(building, file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') return;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS' && code !== 'EOPNOTSUPP') {
      throw error;
    }
    // A file system without hard links (FAT): not atomic, but still never over another store.
    copyWithoutReplacing(building, file);
  }
  flushDirectory(dirname(file));
}

function copyWithoutReplacing(from: string, to: string): void {
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return;
    throw error;
  }
  flush(to, 'r+');
}
