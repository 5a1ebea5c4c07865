import type { DatabaseSync } from 'node:sqlite';
import { versionOf } from './connection.js';
import type { Migration } from './schema.js';
import { StoreFault } from './store-fault.js';

/** Brings the schema to the newest version in one transaction, then runs `finish` in it. */
export function migrate(
  db: DatabaseSync,
  migrations: readonly Migration[],
  finish?: () => void,
): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    // Looked up inside: another process may have migrated meanwhile.
    const version = versionOf(db);
    refuseNewer(version, migrations.length);
    for (const migration of migrations.slice(version)) migration(db);
    db.exec(`PRAGMA user_version = ${migrations.length}`);
    finish?.();
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** Throws `store-unsupported` if a newer program has brought the store to a version this one does not know. */
export function refuseNewer(version: number, newest: number): void {
  if (version <= newest) return;
  throw new StoreFault(
    'store-unsupported',
    `it has schema version ${version}; this program knows versions up to ${newest}`,
    { remedy: 'Use the version of this program that wrote it, or a newer one.' },
  );
}
