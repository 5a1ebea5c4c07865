import type { DatabaseSync } from 'node:sqlite';
import { addToSetHash, emptySetHash, idHashLength, type StoreChanges } from '@wmdrm/core';
import { endPositionIn } from './counters.js';
import { bytesIn, numberIn } from './row-values.js';
import { partitionSize } from './schema.js';
import { StoreFault } from './store-fault.js';

/** Hashes of license ids in one lot: 64 KiB. */
const lotSize = 4096;

/**
 * Counts what changed after a sequence from the rows of `license` in order of position: the index of sequences may have
 * lost what the table still has, and the sums of guard and classes are what this is compared with.
 */
export function countChanges(db: DatabaseSync, since: number): StoreChanges {
  const end = endPositionIn(db);
  // Partition by partition: grouping by them would sort all rows, and the sums of digests stay far below 2^53.
  const part = db.prepare(
    `SELECT count(*) FILTER (WHERE state = 0) AS licenses,
      ifnull(sum(length) FILTER (WHERE state = 0), 0) AS bytes,
      ifnull(sum(digest_high) FILTER (WHERE state = 0), 0) AS high,
      ifnull(sum(digest_low) FILTER (WHERE state = 0), 0) AS low,
      count(*) FILTER (WHERE state <> 0) AS removed
    FROM license WHERE position >= ? AND position < ? AND +sequence > ?`,
  );
  let changes: StoreChanges = { licenses: 0, setHash: emptySetHash, bytes: 0, removed: 0 };
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
  return changes;
}

/**
 * Throws `store-corrupt` unless the sequences of the rows are those of their index: a number that rotted in a row would keep
 * what changed out of a backup of the changes.
 */
export function assertSequencesSound(db: DatabaseSync): void {
  const sums = (from: string): string =>
    `(SELECT json_array(count(*), total(sequence), total(position)) FROM license ${from})`;
  const row = db
    .prepare(
      `SELECT ${sums('NOT INDEXED')} = ${sums('INDEXED BY sqlite_autoindex_license_1')} AS same`,
    )
    .get();
  if (numberIn(row, 'same') === 1) return;
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
