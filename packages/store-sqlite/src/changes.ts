import type { DatabaseSync } from 'node:sqlite';
import { addToSetHash, emptySetHash, idHashLength, type StoreChanges } from '@wmdrm/core';
import { endPositionIn } from './counters.js';
import { bytesIn, numberIn, textIn } from './row-values.js';
import { partitionSize } from './schema.js';
import { StoreFault } from './store-fault.js';

/** Hashes of license ids in one lot: 64 KiB. */
const lotSize = 4096;

/**
 * Counts what changed after a sequence from the rows of `license` in order of position: the index of sequences may have
 * lost what the table still has, and the sums of guard and classes are what this is compared with. `rows` are all there
 * are, as {@link assertSequencesSound} counted them.
 */
export function countChanges(db: DatabaseSync, since: number, rows: number): StoreChanges {
  const end = endPositionIn(db);
  // Of all rows, the few that are not live are cheaper passed by than told apart in each sum.
  const part = db.prepare(since === 0 ? partOf('', 'state = 0 AND') : partOf(ofLive, ''));
  let changes: StoreChanges = { licenses: 0, setHash: emptySetHash, bytes: 0, removed: 0 };
  // Partition by partition: grouping by them would sort all rows, and the sums of digests stay far below 2^53.
  for (let from = 0; from < end; from += partitionSize) {
    const row = part.get(from, from + partitionSize, since);
    const low = numberIn(row, 'low');
    const digest = {
      high: (numberIn(row, 'high') + Math.floor(low / 2 ** 32)) % 2 ** 32,
      low: low % 2 ** 32,
    };
    changes = {
      licenses: changes.licenses + numberIn(row, 'licenses'),
      setHash: addToSetHash(changes.setHash, digest),
      bytes: changes.bytes + numberIn(row, 'bytes'),
      removed: changes.removed + numberIn(row, 'removed'),
    };
  }
  return since === 0 ? { ...changes, removed: rows - changes.licenses } : changes;
}

const ofLive = 'FILTER (WHERE state = 0)';

/** A statement that counts the rows in a range of positions that changed after a sequence. */
function partOf(filter: string, where: string): string {
  return `SELECT count(*) ${filter} AS licenses, ifnull(sum(length) ${filter}, 0) AS bytes,
      ifnull(sum(digest_high) ${filter}, 0) AS high, ifnull(sum(digest_low) ${filter}, 0) AS low,
      count(*) FILTER (WHERE state <> 0) AS removed
    FROM license WHERE position >= ? AND position < ? AND ${where} +sequence > ?`;
}

/**
 * Throws `store-corrupt` unless the sequences of the rows are those of their index: a number that rotted in a row would keep
 * what changed out of a backup of the changes. Returns how many rows there are.
 */
export function assertSequencesSound(db: DatabaseSync): number {
  const sums = (from: string): string =>
    `(SELECT json_array(count(*), total(sequence), total(position)) FROM license ${from})`;
  const row = db
    .prepare(
      `SELECT rows, rows = ${sums('INDEXED BY sqlite_autoindex_license_1')} AS same
      FROM (SELECT ${sums('NOT INDEXED')} AS rows)`,
    )
    .get();
  if (numberIn(row, 'same') === 1) return (JSON.parse(textIn(row, 'rows')) as [number])[0];
  throw new StoreFault('store-corrupt', 'its index of changes does not fit the licenses');
}

/** Hashes of the ids of licenses that stopped being live after a sequence, in lots, in order of position. */
export function* readTombstones(db: DatabaseSync, since: number): Generator<Uint8Array, void> {
  // Joined as in `readChunks`: every byte is kept.
  const lot = db.prepare(
    `SELECT count(*) AS hashes, max(position) AS last, CAST(group_concat(id_hash, '') AS BLOB) AS bytes
    FROM (
      SELECT position, id_hash FROM license
      WHERE position >= ? AND state <> 0 AND +sequence > ? ORDER BY position LIMIT ${lotSize}
    )`,
  );
  for (let from = 0; ;) {
    const row = lot.get(from, since);
    const hashes = numberIn(row, 'hashes');
    if (hashes === 0) return;
    const bytes = bytesIn(row, 'bytes');
    if (bytes.length !== hashes * idHashLength) {
      throw new StoreFault('store-corrupt', 'the hash of a license id has another length than 16');
    }
    yield bytes;
    from = numberIn(row, 'last') + 1;
  }
}
