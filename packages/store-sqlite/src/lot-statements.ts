import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { idHashLength } from '@wmdrm/core';
import type { IncomingLot } from './incoming-lot.js';
import { textIn } from './row-values.js';

/** How a record that comes in meets the store, as far as SQL can tell; `other` is for whoever knows the rules. */
export type Meeting = 'new' | 'unchanged' | 'other';

/** Records one statement takes at most: their bytes, some 160 KiB, stay in the processor's cache from step to step. */
export const largestLot = 64;

/**
 * Statements for many records at once, where that is faster: their bytes are handed over in one piece. Prepared when they
 * are first needed, one for each size of a lot.
 */
export class LotStatements {
  private readonly db: DatabaseSync;
  /** An id hash or a key id. */
  private readonly given = new Uint8Array(16);
  private readonly prepared = new Map<(rows: number) => string, StatementSync[]>();

  constructor(db: DatabaseSync) {
    this.db = db;
  }

  /** Adds rows to `license` for some of a lot until one is met whose id is there already; returns how many were added. */
  addLicenses(
    lot: IncomingLot,
    places: readonly number[],
    position: number,
    sequence: number,
  ): number {
    const add = this.statement(addLicense);
    let added = 0;
    for (const at of places) {
      const { changes } = add.run(
        position + added,
        sequence + added,
        this.blob(lot.bytes, lot.idHashAt(at)),
        lot.classId(at),
        lot.issued(at),
        lot.headerLength(at),
        lot.lengthOf(at),
        lot.digestHigh(at),
        lot.digestLow(at),
      );
      if (changes === 0) break;
      added += 1;
    }
    return added;
  }

  /** Takes the rows from `position` on out of `license` again. */
  removeLicenses(position: number): void {
    this.statement(removeLicenses).run(position);
  }

  /** Adds the records themselves and their key ids, from `position` on. */
  addContents(lot: IncomingLot, places: readonly number[], position: number): void {
    const first = places[0]!;
    const last = places.at(-1)!;
    const from = lot.offset(first);
    const bytes = lot.bytes.subarray(from, lot.offset(last) + lot.lengthOf(last));
    const spans = places.map((at) => (lot.offset(at) - from) * 2 ** lengthBits + lot.lengthOf(at));
    this.statement(addRecords).run({ bytes, position, places: JSON.stringify(spans) });

    const add = this.statement(addKeyId);
    for (let index = 0; index < places.length; index += 1) {
      const at = places[index]!;
      const end = lot.keyIdsFrom(at + 1);
      for (let keyId = lot.keyIdsFrom(at); keyId < end; keyId += 1) {
        add.run(position + index, this.blob(lot.bytes, lot.keyIds[keyId]!));
      }
    }
  }

  /**
   * How each record of a lot meets the store. `unchanged` is only what is live, and the same in every byte and column; all
   * else that is there is `other`.
   */
  meet(lot: IncomingLot): readonly Meeting[] {
    const ids = new Uint8Array(lot.length * idHashLength);
    const values: (number | null)[] = [];
    for (let at = 0; at < lot.length; at += 1) {
      ids.set(lot.idHash(at), at * idHashLength);
      values.push(lot.classId(at), lot.issued(at), lot.headerLength(at), lot.lengthOf(at));
      values.push(lot.digestHigh(at), lot.digestLow(at), lot.offset(at) - lot.offset(0) + 1);
    }
    const last = lot.length - 1;
    const bytes = lot.bytes.subarray(lot.offset(0), lot.offset(last) + lot.lengthOf(last));
    const row = this.statement(meet, lot.length).get({ ids, bytes }, ...values);
    const letters: Readonly<Record<string, Meeting>> = { n: 'new', u: 'unchanged' };
    return Array.from(textIn(row, 'meetings'), (letter) => letters[letter] ?? 'other');
  }

  /** The 16 bytes at `at`, in memory that serves for all of them: a statement copies what it is given. */
  private blob(bytes: Uint8Array, at: number): Uint8Array {
    const { given } = this;
    for (let byte = 0; byte < given.length; byte += 1) given[byte] = bytes[at + byte]!;
    return given;
  }

  private statement(sql: (rows: number) => string, rows: number = 1): StatementSync {
    let statements = this.prepared.get(sql);
    if (!statements) this.prepared.set(sql, (statements = []));
    return (statements[rows] ??= this.db.prepare(sql(rows)));
  }
}

/** Enough for the length of any record; with an offset in a lot, which is no longer, far below 2^53. */
const lengthBits = 25;

/** Parameters of a row. */
const columns = 'class, issued, header_length, length, digest_high, digest_low';
const parameters = '?, ?, ?, ?, ?, ?';

function eachOf(rows: number, text: (at: number) => string): string {
  return Array.from({ length: rows }, (_, at) => text(at)).join(', ');
}

const idHash = (at: number): string => `substr($ids, ${at * idHashLength + 1}, ${idHashLength})`;

// Row by row: where one statement adds several rows to an index, SQLite copies each page it changes to a temporary file.
// What else could be in the way than an id is found by the statement that then takes each record alone.
const addLicense = (): string =>
  `INSERT OR IGNORE INTO license (position, sequence, id_hash, state, ${columns})
  VALUES (?, ?, ?, 0, ${parameters})`;

const removeLicenses = (): string => 'DELETE FROM license WHERE position >= ?';

const addRecords = (): string =>
  `INSERT OR FAIL INTO record (position, rec)
  SELECT $position + key, substr($bytes, (value >> ${lengthBits}) + 1, value & ${2 ** lengthBits - 1})
  FROM json_each($places)`;

const addKeyId = (): string => 'INSERT OR IGNORE INTO key_id (position, key_id) VALUES (?, ?)';

const meet = (rows: number): string =>
  `WITH incoming (at, id_hash, ${columns}, begin) AS
    (VALUES ${eachOf(rows, (at) => `(${at}, ${idHash(at)}, ${parameters}, ?)`)})
  SELECT group_concat(CASE
    WHEN license.position IS NULL THEN 'n'
    WHEN license.state = 0 AND license.sequence BETWEEN 1 AND ${Number.MAX_SAFE_INTEGER}
      AND license.class = incoming.class AND license.issued IS incoming.issued
      AND license.header_length = incoming.header_length AND license.length = incoming.length
      AND license.digest_high = incoming.digest_high AND license.digest_low = incoming.digest_low
      AND substr($bytes, begin, incoming.length) =
        (SELECT rec FROM record WHERE record.position = license.position)
      THEN 'u'
    ELSE 'o' END, '' ORDER BY at) AS meetings
  FROM incoming LEFT JOIN license ON license.id_hash = incoming.id_hash`;
