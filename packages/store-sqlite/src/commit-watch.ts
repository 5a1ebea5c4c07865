import type { DatabaseSync } from 'node:sqlite';
import { numberIn } from './row-values.js';

/**
 * Names the states of a store, as a writing connection sees them while it holds the write lock: two have the same name only
 * if nothing at all was committed between them. `sequence` would not do, which counts changes of licenses: purging, or a
 * mark of the lineage, leaves it as it is.
 */
export class CommitWatch {
  /** Changes of this connection so far: SQLite does not count those. */
  private own = 0;

  /** To be called for each change that this connection begins and may commit, when it holds the lock. */
  onChange(): void {
    this.own += 1;
  }

  /**
   * The name of the present state; `db` is in a transaction that holds the write lock. `data_version` changes with each
   * commit of another connection, whichever process it is in, and never else (sqlite.org/pragma.html, data_version).
   */
  nameOf(db: DatabaseSync): string {
    const others = numberIn(db.prepare('PRAGMA data_version').get(), 'data_version');
    return `${others} ${this.own}`;
  }
}
