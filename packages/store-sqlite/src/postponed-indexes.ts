import type { DatabaseSync } from 'node:sqlite';
import { useWriterCache } from './connection.js';
import { textIn } from './row-values.js';
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
  private seen: SeenIds | undefined;

  /** Drops the indexes of a store without licenses. */
  constructor(db: DatabaseSync, seen: SeenIds = new SeenIds()) {
    this.db = db;
    this.seen = seen;
    const sqlOf = db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?');
    this.sql = postponed.map((name) => textIn(sqlOf.get(name), 'sql'));
    for (const name of postponed) db.exec(`DROP INDEX ${name}`);
  }

  /** True if none of these ids was ever asked for, and the indexes are still missing; otherwise they are made. */
  areNew(idHashes: readonly Uint8Array[]): boolean {
    const { seen } = this;
    if (!seen) return false;
    if (!seen.full && idHashes.every((idHash) => seen.add(idHash))) return true;
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
}
