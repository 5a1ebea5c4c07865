import type { DatabaseSync } from 'node:sqlite';
import { viewOf } from '@wmdrm/core';
import { endPositionIn } from './counters.js';
import { bytesIn, numberIn, type Row } from './row-values.js';
import { StoreFault } from './store-fault.js';

/** How SQLite is made to read each index alone, and the table it belongs to without it. */
const indexes = {
  id: {
    what: 'licenses',
    column: 'id_hash',
    index: 'license INDEXED BY license_id',
    table: 'license NOT INDEXED',
  },
  keyId: {
    what: 'key ids',
    column: 'key_id',
    index: 'key_id INDEXED BY key_id_license',
    // The table itself, in the words SQLite has for a table without row ids.
    table: 'key_id INDEXED BY sqlite_autoindex_key_id_1',
  },
} as const;

export type IndexName = keyof typeof indexes;

/** Rows of a table joined into one value, far below SQLite's longest. */
const tableLot = 2 ** 20;

/** Of all entries, whatever their order. */
interface Sum {
  entries: number;
  /** Entries of the type that is looked for: the same bytes as text are not found. */
  blobs: number;
  positions: number;
  /** Modulo 2^32. */
  words: number;
}

const noSum: Sum = { entries: 0, blobs: 0, positions: 0, words: 0 };

/**
 * Tells whether an index still leads to every license. SQLite does not: an entry that rotted is only not found any
 * more, as if the license had never been there. Each index is looked at once, some 0.1 s for a million licenses; what
 * rots in a file while it is open stays unseen.
 */
export class IndexCheck {
  private readonly sound = new Set<IndexName>();

  /** Throws `store-corrupt` unless index and table have the same entries. The connection must be in a transaction. */
  assertSound(db: DatabaseSync, name: IndexName): void {
    if (this.sound.has(name)) return;
    const [table, index] = [sumOfTable(db, name), sumOfIndex(db, name)];
    const parts = ['entries', 'blobs', 'positions', 'words'] as const;
    if (parts.some((part) => table[part] !== index[part]))
      throw new StoreFault('store-corrupt', `its index of ${indexes[name].what} does not fit them`);
    this.sound.add(name);
  }
}

function sumOfTable(db: DatabaseSync, name: IndexName): Sum {
  const { table, column } = indexes[name];
  const lot = db.prepare(`${columns(column)} FROM ${table} WHERE position >= ? AND position < ?`);
  const end = endPositionIn(db);
  const sum = { ...noSum };
  for (let from = 0; from < end; from += tableLot) add(sum, lot.get(from, from + tableLot));
  return sum;
}

/** In 16 lots, by the first four bits. */
function sumOfIndex(db: DatabaseSync, name: IndexName): Sum {
  const { index, column } = indexes[name];
  const lot = db.prepare(`${columns(column)} FROM ${index} WHERE ${column} BETWEEN ? AND ?`);
  const sum = { ...noSum };
  for (let first = 0; first < 256; first += 16) {
    const bounds = [new Uint8Array(16), new Uint8Array(16).fill(255)] as const;
    bounds[0][0] = first;
    bounds[1][0] = first + 15;
    add(sum, lot.get(...bounds));
  }
  return sum;
}

function columns(column: string): string {
  return (
    `SELECT count(*) AS entries, total(typeof(${column}) = 'blob') AS blobs, total(position) AS positions, ` +
    `CAST(group_concat(${column}, '') AS BLOB) AS bytes`
  );
}

function add(sum: Sum, row: Row | undefined): void {
  sum.entries += numberIn(row, 'entries');
  sum.blobs += numberIn(row, 'blobs');
  sum.positions += numberIn(row, 'positions');
  const view = viewOf(bytesIn(row, 'bytes'));
  for (let at = 0; at + 4 <= view.byteLength; at += 4) {
    sum.words = (sum.words + view.getUint32(at)) >>> 0;
  }
}
