import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { LotStatements } from './lot-statements.js';

const sql = {
  counters: 'SELECT sequence FROM store',
  setCounters: 'UPDATE store SET sequence = ?, next_position = ?',

  addLicense: `INSERT INTO license (position, id_hash, sequence, state, class, issued, header_length, length,
    digest_high, digest_low) VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?, ?) ON CONFLICT (id_hash) DO NOTHING`,
  license: `SELECT position, sequence, state, class, issued, header_length, length, digest_high, digest_low
    FROM license WHERE id_hash = ?`,
  replaceLicense: `UPDATE license SET sequence = ?, state = 0, class = ?, issued = ?, header_length = ?, length = ?,
    digest_high = ?, digest_low = ? WHERE position = ?`,
  setState: 'UPDATE license SET state = ?, sequence = ? WHERE position = ?',

  record: 'SELECT rec FROM record WHERE position = ?',
  addRecord: 'INSERT INTO record (position, rec) VALUES (?, ?)',
  replaceRecord: 'INSERT OR REPLACE INTO record (position, rec) VALUES (?, ?)',
  addKeyId: 'INSERT OR IGNORE INTO key_id (position, key_id) VALUES (?, ?)',
  dropKeyIds: 'DELETE FROM key_id WHERE position = ?',

  // Licenses that are not live but still have their records.
  purgeKeyIds: `DELETE FROM key_id WHERE position IN
    (SELECT position FROM license WHERE state <> 0 AND length > 0)`,
  purgeRecords: `DELETE FROM record WHERE position IN
    (SELECT position FROM license WHERE state <> 0 AND length > 0)`,
  purgeLicenses: 'UPDATE license SET header_length = 0, length = 0 WHERE state <> 0 AND length > 0',

  addLineage: 'INSERT INTO lineage (mark, sequence) VALUES (?, ?)',

  // Without the index, which may have rotted: there are few classes.
  classId: 'SELECT id FROM class NOT INDEXED WHERE key = ?',
  classKey: 'SELECT key FROM class WHERE id = ?',
  addClass: `INSERT INTO class (key, licenses, bytes, header_bytes) VALUES (?, 0, 0, 0) RETURNING id`,
  changeClass: `UPDATE class SET licenses = licenses + ?, bytes = bytes + ?, header_bytes = header_bytes + ?
    WHERE id = ?`,
  guard: 'SELECT licenses, high, low FROM guard WHERE partition = ?',
  setGuard: 'INSERT OR REPLACE INTO guard (partition, licenses, high, low) VALUES (?, ?, ?, ?)',
} as const;

/** The statements that change a store, prepared once per connection. */
export interface Writer {
  readonly db: DatabaseSync;
  readonly statements: Readonly<Record<keyof typeof sql, StatementSync>>;
  readonly lots: LotStatements;
}

/** Prepares the statements on a writing connection. */
export function prepareWriter(db: DatabaseSync): Writer {
  const statements = Object.fromEntries(
    Object.entries(sql).map(([name, text]) => [name, db.prepare(text)]),
  );
  return {
    db,
    statements: statements as Record<keyof typeof sql, StatementSync>,
    lots: new LotStatements(db),
  };
}
