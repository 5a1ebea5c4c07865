import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { equalBytes } from '@wmdrm/core';
import { useWriterCache } from './connection.js';
import type { IncomingLot } from './incoming-lot.js';
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
   * True if the store has none of the ids of a lot and none of them stands there twice, and the indexes are still missing;
   * otherwise they are made. The ids this was true for must be in the store before it is asked again.
   */
  areNew(lot: IncomingLot): boolean {
    const { seen } = this;
    if (!seen) return false;
    if (!seen.full && this.allNew(lot, seen)) return true;
    this.make();
    return false;
  }

  private allNew(lot: IncomingLot, seen: SeenIds): boolean {
    for (let at = 0; at < lot.length; at += 1) {
      if (seen.add(lot.view, lot.idHashAt(at))) continue;
      if (isAmongFirst(lot, at) || this.isStored(lot.idHash(at))) return false;
    }
    return true;
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

/** True if a record of a lot before this one has its id. */
function isAmongFirst(lot: IncomingLot, end: number): boolean {
  const idHash = lot.idHash(end);
  for (let at = 0; at < end; at += 1) if (equalBytes(lot.idHash(at), idHash)) return true;
  return false;
}
