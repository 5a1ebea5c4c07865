import { resolve } from 'node:path';
import { portableHost, type Host, type StoreEngine } from '@wmdrm/core';
import { assertMilliseconds } from './arguments.js';
import { realDisks, refuseShare, type DiskView } from './local-disk.js';
import { openStoreFile } from './open-store-file.js';
import { migrations, type Migration } from './schema.js';
import { NewStoreEngine } from './new-store-engine.js';
import { SqliteEngine } from './sqlite-engine.js';
import { translated } from './store-errors.js';

export interface SqliteStoreOptions {
  /** Path of the store file; relative paths are taken from the working directory. */
  readonly file: string;
  /** Clock and random bytes. Default `portableHost` of the core. */
  readonly host?: Pick<Host, 'clock' | 'random'>;
  /**
   * `if-missing` creates an empty store, and the directories it lies in, for this user alone. Default `never`: a
   * mistyped path is an error, not an empty store.
   */
  readonly create?: 'never' | 'if-missing';
  /** Milliseconds a change waits for other writers before `store-busy`, 0 … 2,147,483,647; default 5,000. */
  readonly busyTimeoutMs?: number;
  /**
   * Only read: changes are refused with `access-denied`, and no store is created. SQLite makes its two files beside it all the
   * same, so one that cannot be written is not opened (`access-denied`). Default false.
   */
  readonly readOnly?: boolean;
}

/** What lies below a store; made up in tests. */
export interface Foundation {
  readonly disks: DiskView;
  readonly migrations: readonly Migration[];
  /** What runs in threads that read. Default `reader-thread.js` of this package. */
  readonly readerModule?: URL;
}

/**
 * Opens a license store in a SQLite file. Throws `store-not-found`, `store-invalid` (not a license store),
 * `store-corrupt`, `store-unsupported` (written by a newer version, or on a network file system), `store-busy`,
 * `access-denied` or `store-io`.
 */
export function sqliteStore(options: SqliteStoreOptions): StoreEngine & AsyncDisposable {
  return openSqliteStore(options, { disks: realDisks, migrations });
}

/**
 * A license store that does not exist yet. Its file, and the directories it lies in, appear with the first change that
 * is committed, whole or not at all, and without that change being written twice: the way to restore or import many
 * licenses. Before that nobody else sees it, and closing it leaves nothing. Throws like {@link sqliteStore};
 * `store-invalid` if there is a file; a commit throws `store-busy` if another process was faster.
 */
export function newSqliteStore(
  options: Omit<SqliteStoreOptions, 'create' | 'readOnly'>,
): StoreEngine & AsyncDisposable {
  return makeSqliteStore(options, { disks: realDisks, migrations });
}

/** {@link newSqliteStore} on a given foundation. */
export function makeSqliteStore(
  options: Omit<SqliteStoreOptions, 'create' | 'readOnly'>,
  foundation: Foundation,
): NewStoreEngine {
  const file = resolve(options.file);
  const { clock, random } = options.host ?? portableHost;
  const busyTimeout = options.busyTimeoutMs ?? 5_000;
  assertMilliseconds('busyTimeoutMs', busyTimeout);
  return new NewStoreEngine({
    ...{ file, busyTimeout, clock, random },
    ...foundation,
    openMade: () => openSqliteStore(options, foundation),
  });
}

/** {@link sqliteStore} on a given foundation. */
export function openSqliteStore(options: SqliteStoreOptions, foundation: Foundation): SqliteEngine {
  const file = resolve(options.file);
  const host = options.host ?? portableHost;
  const readOnly = options.readOnly ?? false;
  const busyTimeout = options.busyTimeoutMs ?? 5_000;
  assertMilliseconds('busyTimeoutMs', busyTimeout);
  translated(options.file, () => refuseShare(options.file));
  return translated(file, () => {
    const opened = openStoreFile({
      file,
      create: options.create === 'if-missing' && !readOnly,
      readOnly,
      busyTimeout,
      now: host.clock.now(),
      random: host.random,
      ...foundation,
    });
    return new SqliteEngine(opened, {
      file,
      readOnly,
      busyTimeout,
      clock: host.clock,
      newestVersion: foundation.migrations.length,
      readerModule: foundation.readerModule,
    });
  });
}
