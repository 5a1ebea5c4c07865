import { accessSync, constants, statSync, type Stats } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { Random } from '@wmdrm/core';
import { openReader, openTidyReader, openWriter, versionOf } from './connection.js';
import { createStoreFile } from './create-store-file.js';
import { removeDeadLeftovers } from './dead-leftovers.js';
import { identityOf } from './file-identity.js';
import { refuseNetworkDisk, type DiskView } from './local-disk.js';
import { migrate, refuseNewer } from './migrate.js';
import { numberIn, textIn } from './row-values.js';
import { applicationId, type Migration } from './schema.js';
import { StoreFault } from './store-fault.js';
import { storeIdIn } from './store-moment.js';

/** How to open a store; everything decided. */
export interface OpenSettings {
  /** Absolute path. */
  readonly file: string;
  readonly create: boolean;
  readonly readOnly: boolean;
  /** Milliseconds. */
  readonly busyTimeout: number;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly random: Random;
  readonly disks: DiskView;
  readonly migrations: readonly Migration[];
}

/** A store whose file was found, checked and brought to the newest schema. */
export interface OpenedStore {
  /** A connection that only reads. */
  readonly reader: DatabaseSync;
  readonly storeId: string;
  /** Of the file, see {@link identityOf}. */
  readonly identity: string;
}

/**
 * Opens the store file, creating it first if that is asked for.
 * Nothing but SQLite may open a file that may be a store in use: closing any handle on it would drop the locks this
 * process holds (sqlite.org/howtocorrupt.html, section 2.2). So the checks ask SQLite, or the directory.
 */
export function openStoreFile(settings: OpenSettings): OpenedStore {
  const { file } = settings;
  refuseNetworkDisk(file, settings.disks);
  if (settings.create) removeDeadLeftovers(file, settings.now);
  if (!statSync(file, { throwIfNoEntry: false })) {
    if (!settings.create) throw new StoreFault('store-not-found', 'it does not exist');
    createStoreFile(file, settings.random, settings.migrations);
  }
  checkFile(file, statSync(file));
  const open = settings.readOnly ? openReader : openTidyReader;
  const reader = open(file, settings.busyTimeout);
  try {
    checkKind(reader);
    bringUp(reader, settings);
    // Not before it was opened to be written: only then has an overlay file system made its own copy of it.
    return { reader, storeId: storeIdIn(reader), identity: identityOf(file) };
  } catch (error) {
    reader.close();
    throw error;
  }
}

function checkFile(file: string, stats: Stats): void {
  if (!stats.isFile()) throw noStore('it is not a file');
  // To SQLite an empty file is an empty database.
  if (stats.size === 0) throw noStore('the file is empty');
  // SQLite would only say that it cannot open the file.
  accessSync(file, constants.R_OK);
}

function checkKind(reader: DatabaseSync): void {
  const id = numberIn(reader.prepare('PRAGMA application_id').get(), 'application_id');
  if (id !== applicationId) throw noStore('the file is a database of another program');
  const encoding = textIn(reader.prepare('PRAGMA encoding').get(), 'encoding');
  // In UTF-16 the batched reading would not keep every byte.
  if (encoding !== 'UTF-8') throw noStore(`its text encoding is ${encoding}`);
}

function bringUp(
  reader: DatabaseSync,
  { file, readOnly, busyTimeout, migrations }: OpenSettings,
): void {
  const version = versionOf(reader);
  refuseNewer(version, migrations.length);
  if (version === migrations.length) return;
  if (readOnly) {
    throw new StoreFault(
      'store-unsupported',
      `its schema version ${version} must be brought to ${migrations.length} before it is read`,
      { remedy: 'Open the store once for writing.' },
    );
  }
  const writer = openWriter(file, busyTimeout);
  try {
    writer.exec(`PRAGMA busy_timeout = ${busyTimeout}`);
    migrate(writer, migrations);
  } finally {
    writer.close();
  }
}

function noStore(what: string): StoreFault {
  return new StoreFault('store-invalid', what);
}
