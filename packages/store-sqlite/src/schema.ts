import type { DatabaseSync } from 'node:sqlite';

/** `WLST` as SQLite's application id (file format, section 1.3.15): tells our files from other SQLite files. */
export const applicationId = 0x574c_5354;

/** Positions per guard partition, a power of two; part of the schema. */
export const partitionSize = 4096;

/** Brings a store from one schema version to the next, inside a transaction. */
export type Migration = (db: DatabaseSync) => void;

/** `migrations[n]` makes version `n + 1` of version `n`; version 0 is an empty file. */
export const migrations: readonly Migration[] = [makeVersion1];

/**
 * What is looked at often lies in `license`, some 50 bytes a row; the framed records lie apart, so that planning a
 * read, counting and marking touch none of their pages.
 */
function makeVersion1(db: DatabaseSync): void {
  db.exec(`
    CREATE TABLE store (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      id TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      next_position INTEGER NOT NULL
    ) STRICT;

    -- Policy classes, with the totals of their live licenses.
    CREATE TABLE class (
      id INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE,
      licenses INTEGER NOT NULL CHECK (licenses >= 0),
      bytes INTEGER NOT NULL CHECK (bytes >= 0),
      header_bytes INTEGER NOT NULL CHECK (header_bytes >= 0)
    ) STRICT;

    CREATE TABLE license (
      position INTEGER PRIMARY KEY,
      id_hash BLOB NOT NULL CHECK (length(id_hash) = 16),
      sequence INTEGER NOT NULL UNIQUE,
      -- See license-state-numbers.ts.
      state INTEGER NOT NULL,
      class INTEGER NOT NULL,
      issued INTEGER,
      -- Both 0 once purged.
      header_length INTEGER NOT NULL,
      length INTEGER NOT NULL,
      -- First 64 bits of the payload digest.
      digest_high INTEGER NOT NULL,
      digest_low INTEGER NOT NULL
    ) STRICT;
    -- No constraint of the table: a store that is built gets it last, see postponed-indexes.ts.
    CREATE UNIQUE INDEX license_id ON license (id_hash);

    CREATE TABLE record (
      position INTEGER PRIMARY KEY,
      rec BLOB NOT NULL
    ) STRICT;

    CREATE TABLE key_id (
      position INTEGER NOT NULL,
      key_id BLOB NOT NULL,
      PRIMARY KEY (position, key_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX key_id_license ON key_id (key_id);

    CREATE TABLE lineage (
      number INTEGER PRIMARY KEY,
      mark TEXT NOT NULL,
      sequence INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX lineage_mark ON lineage (mark);

    -- Live licenses of ${partitionSize} positions each: how many, and the sum of their digests modulo 2^64.
    CREATE TABLE guard (
      partition INTEGER PRIMARY KEY,
      licenses INTEGER NOT NULL CHECK (licenses >= 0),
      high INTEGER NOT NULL,
      low INTEGER NOT NULL
    ) STRICT;
  `);
}
