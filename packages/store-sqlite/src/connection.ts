import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { numberIn, textIn } from './row-values.js';
import { StoreFault } from './store-fault.js';

/** Pages of this size hold six licenses each; smaller ones waste a third of the file. */
const pageSize = 16_384;

/**
 * Kept in memory by a writing connection, in KiB: enough for the inner pages of the indexes, whose keys come in
 * random order.
 */
const writerCache = 32_768;

/**
 * The same for a store that is built, in KiB, until its indexes are made: everything else comes in order, and SQLite sorts
 * in pieces of this size, which the processor's cache holds.
 */
const builderCache = 2_048;

/** The write-ahead log is cut back to this many bytes once it has been copied into the store. */
const logSizeLimit = 64 * 1024 * 1024;

/**
 * Every flush reaches the platters: on macOS a plain one leaves the bytes in the drive, and SQLite asks for more only if
 * told to (sqlite.org/pragma.html, fullfsync). Elsewhere the second has no effect.
 */
const durably = 'PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;';

/** Opens a connection that can only read. Waits `busyTimeout` ms while another process recovers the log. */
export function openReader(file: string, busyTimeout: number): DatabaseSync {
  return set(new DatabaseSync(file, { readOnly: true, timeout: busyTimeout }));
}

/**
 * Opens a connection that only reads, but tidies up: if it is the last one to be closed, the log is copied into the
 * store and removed, which a connection opened read only cannot do.
 */
export function openTidyReader(file: string, busyTimeout: number): DatabaseSync {
  return set(new DatabaseSync(existing(file), { timeout: busyTimeout }), (db) => {
    db.exec(`PRAGMA query_only = ON; ${durably}`);
  });
}

/** Opens a connection that writes durably. It does not wait for locks: {@link beginWriting} does. */
export function openWriter(file: string, busyTimeout: number): DatabaseSync {
  return set(new DatabaseSync(existing(file), { timeout: busyTimeout }), (db) => {
    useLog(db);
    db.exec(`
      ${durably}
      PRAGMA cache_size = -${writerCache};
      PRAGMA journal_size_limit = ${logSizeLimit};
      PRAGMA busy_timeout = 0;
    `);
  });
}

/** Opens an empty file to build a store in; nobody else may know it. */
export function openNew(file: string): DatabaseSync {
  return set(new DatabaseSync(existing(file)), (db) => {
    db.exec(`PRAGMA page_size = ${pageSize}; PRAGMA encoding = 'UTF-8'; ${durably}`);
  });
}

/**
 * Opens an empty file to fill a store in, in one change and without a log: nobody else may know it, and it is no store
 * before it is flushed as a whole. A change can be taken back; after a crash there is nothing to take back.
 */
export function openBuilder(file: string): DatabaseSync {
  const db = openNew(file);
  db.exec(`
    PRAGMA journal_mode = MEMORY;
    PRAGMA synchronous = OFF;
    PRAGMA cache_size = -${builderCache};
  `);
  return db;
}

/** Lets a connection of {@link openBuilder} keep in memory what a writing connection keeps. */
export function useWriterCache(db: DatabaseSync): void {
  db.exec(`PRAGMA cache_size = -${writerCache}`);
}

/** Switches to write-ahead logging, which a store remembers. */
export function useLog(db: DatabaseSync): void {
  const mode = textIn(db.prepare('PRAGMA journal_mode = WAL').get(), 'journal_mode');
  if (mode === 'wal') return;
  throw new StoreFault(
    'store-unsupported',
    `its file system does not allow write-ahead logging (SQLite stays in mode ${mode})`,
  );
}

/** Schema version as the connection sees it, inside its transaction if it has one. */
export function versionOf(db: DatabaseSync): number {
  return numberIn(db.prepare('PRAGMA user_version').get(), 'user_version');
}

/** SQLite would otherwise create a file that has vanished anew, empty. */
function existing(file: string): URL {
  const url = pathToFileURL(file);
  url.searchParams.set('mode', 'rw');
  return url;
}

function set(db: DatabaseSync, more?: (db: DatabaseSync) => void): DatabaseSync {
  try {
    // A page that contradicts itself is reported instead of believed; SQL functions in a schema are not run.
    db.exec('PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF');
    more?.(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
