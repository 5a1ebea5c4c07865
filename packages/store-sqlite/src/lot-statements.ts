import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { idHashLength, keyIdLength } from '@wmdrm/core';
import { idHashOf, type IncomingRecord } from './incoming-record.js';
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
  private readonly prepared = new Map<(rows: number) => string, StatementSync[]>();

  constructor(db: DatabaseSync) {
    this.db = db;
  }

  /** Adds rows to `license` until one is met whose id is there already; returns how many were added. */
  addLicenses(lot: readonly IncomingRecord[], position: number, sequence: number): number {
    const add = this.statement(addLicense);
    const inTheWay = lot.findIndex((one, at) => {
      const row = [position + at, sequence + at, idHashOf(one), ...columnsOf(one)];
      return add.run(...row).changes === 0;
    });
    return inTheWay < 0 ? lot.length : inTheWay;
  }

  /** Takes the rows from `position` on out of `license` again. */
  removeLicenses(position: number): void {
    this.statement(removeLicenses).run(position);
  }

  /** Adds the records themselves and their key ids, from `position` on. */
  addContents(lot: readonly IncomingRecord[], position: number): void {
    const { from, bytes } = spanOf(lot);
    const places = lot.map(({ offset, length }) => (offset - from) * 2 ** lengthBits + length);
    this.statement(addRecords).run({ bytes, position, places: JSON.stringify(places) });

    const add = this.statement(addKeyId);
    lot.forEach(({ keyIds }, at) => {
      for (const offset of keyIds) {
        const begin = offset - from;
        add.run(position + at, bytes.subarray(begin, begin + keyIdLength));
      }
    });
  }

  /**
   * How each record meets the store. `unchanged` is only what is live, and the same in every byte and column; all else
   * that is there is `other`.
   */
  meet(lot: readonly IncomingRecord[]): readonly Meeting[] {
    const { from, bytes } = spanOf(lot);
    const values = lot.flatMap((one) => [...columnsOf(one), one.offset - from + 1]);
    const row = this.statement(meet, lot.length).get({ ids: idHashesOf(lot), bytes }, ...values);
    const letters: Readonly<Record<string, Meeting>> = { n: 'new', u: 'unchanged' };
    return Array.from(textIn(row, 'meetings'), (letter) => letters[letter] ?? 'other');
  }

  private statement(sql: (rows: number) => string, rows: number = 1): StatementSync {
    let statements = this.prepared.get(sql);
    if (!statements) this.prepared.set(sql, (statements = []));
    return (statements[rows] ??= this.db.prepare(sql(rows)));
  }
}

/** Enough for the length of any record; with an offset in a chunk far below 2^53. */
const lengthBits = 25;

/** Parameters of a row, in the order of {@link columnsOf}. */
const columns = 'class, issued, header_length, length, digest_high, digest_low';
const parameters = '?, ?, ?, ?, ?, ?';

function columnsOf(record: IncomingRecord): (number | null)[] {
  const { classId, issued, headerLength, length, digest } = record;
  return [classId, issued, headerLength, length, digest.high, digest.low];
}

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

function idHashesOf(lot: readonly IncomingRecord[]): Uint8Array {
  const joined = new Uint8Array(lot.length * idHashLength);
  lot.forEach((one, at) => joined.set(idHashOf(one), at * idHashLength));
  return joined;
}

/** The bytes from the first record of a lot to its last; `from` is where they begin. */
function spanOf(lot: readonly IncomingRecord[]): {
  readonly from: number;
  readonly bytes: Uint8Array;
} {
  const [first, last] = [lot[0]!, lot.at(-1)!];
  const { offset: from } = first;
  return { from, bytes: first.bytes.subarray(from, last.offset + last.length) };
}
