import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { equalBytes } from '@wmdrm/core';
import { useWriterCache } from './connection.js';
import { numberIn, textIn } from './row-values.js';
import { SeenIds } from './seen-ids.js';

/** Indexes whose keys come in random order. */
const postponed = ['license_id', 'key_id_license'] as const;

/**
 * Indexes of a store that is being built, which are made when all licenses are in: sorted, instead of entry by entry all
 * over them. Until then nothing may be looked up by them; that an id is new is known from the ids that were seen.
 */
export class PostponedIndexes {
  private readonly db: DatabaseSync;
  private readonly sql: readonly string[];
  private readonly stored: StatementSync;
  private seen: SeenIds | undefined;

  /** Drops the indexes of a store without licenses. */
  constructor(db: DatabaseSync, seen: SeenIds = new SeenIds()) {
    this.db = db;
    this.seen = seen;
    const sqlOf = db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?');
    this.sql = postponed.map((name) => textIn(sqlOf.get(name), 'sql'));
    for (const name of postponed) db.exec(`DROP INDEX ${name}`);
    this.stored = db.prepare('SELECT EXISTS (SELECT 1 FROM license WHERE id_hash = ?) AS found');
  }

  /**
   * True if the store has none of these ids and none of them stands here twice, and the indexes are still missing;
   * otherwise they are made. The ids this was true for must be in the store before it is asked again.
   */
  areNew(idHashes: readonly Uint8Array[]): boolean {
    const { seen } = this;
    if (!seen) return false;
    const isNew = (idHash: Uint8Array, at: number): boolean =>
      seen.add(idHash) || !(isAmong(idHash, idHashes, at) || this.isStored(idHash));
    if (!seen.full && idHashes.every(isNew)) return true;
    this.make();
    return false;
  }

  /** Makes the indexes, unless that has been done. */
  make(): void {
    if (!this.seen) return;
    // Before SQLite takes memory to sort.
    this.seen.release();
    this.seen = undefined;
    for (const sql of this.sql) this.db.exec(sql);
    useWriterCache(this.db);
  }

  /** Looks at every license, some 0.1 s for a million: an id is only like another once in some ten stores of 5 million. */
  private isStored(idHash: Uint8Array): boolean {
    return numberIn(this.stored.get(idHash), 'found') === 1;
  }
}

/** True if one of the first `end` hashes is this one. */
function isAmong(idHash: Uint8Array, idHashes: readonly Uint8Array[], end: number): boolean {
  return idHashes.findIndex((one) => equalBytes(one, idHash)) < end;
}
