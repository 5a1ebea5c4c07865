import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { idHashLength, LicenseStoreError, type StoredRecord } from '@wmdrm/core';
import { assertIdHash, assertKeyId, assertWhole } from './arguments.js';
import type { IndexCheck, IndexName } from './index-check.js';
import { maybeLive, stateIn } from './license-state-numbers.js';
import { bytesIn, numberIn, type Row } from './row-values.js';
import { StoreFault } from './store-fault.js';

/** The sequence stands in an index too: two places that do not rot the same way. */
const columns = `SELECT position, state, sequence, length, rec,
  (SELECT position FROM license AS twin WHERE twin.sequence = license.sequence) AS changed`;

/**
 * Finds single records on a reading connection; sees what was committed last. No index is believed that there is nothing,
 * or nothing more, before it was looked at as a whole.
 */
export class Lookups {
  private readonly db: DatabaseSync;
  private readonly indexes: IndexCheck;
  private readonly byIdHash: StatementSync;
  private readonly byHashRange: StatementSync;
  private readonly byKeyId: StatementSync;

  constructor(db: DatabaseSync, indexes: IndexCheck) {
    this.db = db;
    this.indexes = indexes;
    // LEFT JOIN: a missing row or record is an error, not a missing license.
    const record = 'LEFT JOIN record USING (position)';
    this.byIdHash = db.prepare(`${columns} FROM license ${record} WHERE id_hash = ?`);
    this.byHashRange = db.prepare(
      `${columns} FROM license ${record}
      WHERE id_hash BETWEEN ? AND ? AND ${maybeLive} ORDER BY id_hash LIMIT ?`,
    );
    this.byKeyId = db.prepare(
      `${columns} FROM key_id LEFT JOIN license USING (position) ${record}
      WHERE key_id = ? AND ${maybeLive} ORDER BY position`,
    );
  }

  get(idHash: Uint8Array): StoredRecord | undefined {
    assertIdHash(idHash);
    const row = this.byIdHash.get(idHash);
    const found = row && storedRecord(row);
    // What is live says itself whether it is what was asked for; the other answers hang on the index.
    if (found?.state === 'live') return found;
    const again = this.onSound('id', () => this.byIdHash.get(idHash));
    return again && storedRecord(again);
  }

  findByHashPrefix(hexDigits: string, limit: number): readonly StoredRecord[] {
    assertWhole('A limit', limit, 0);
    if (!/^[0-9a-f]*$/i.test(hexDigits) || hexDigits.length > idHashLength * 2) {
      throw new LicenseStoreError(
        'invalid-argument',
        `${JSON.stringify(hexDigits)} is not the beginning of ${idHashLength * 2} hexadecimal digits.`,
      );
    }
    const bound = (digit: string): Uint8Array =>
      Uint8Array.from(Buffer.from(hexDigits.padEnd(idHashLength * 2, digit), 'hex'));
    const bounds = [bound('0'), bound('f')] as const;
    return this.onSound('id', () => this.byHashRange.all(...bounds, limit).map(storedRecord));
  }

  findByKeyId(keyId: Uint8Array): readonly StoredRecord[] {
    assertKeyId(keyId);
    return this.onSound('keyId', () => this.byKeyId.all(keyId).map(storedRecord));
  }

  /** In one transaction, so that nothing is added between the look at the index and that into it. */
  private onSound<T>(index: IndexName, look: () => T): T {
    this.db.exec('BEGIN');
    try {
      this.indexes.assertSound(this.db, index);
      return look();
    } finally {
      this.db.exec('COMMIT');
    }
  }
}

function storedRecord(row: Row): StoredRecord {
  const record = bytesIn(row, 'rec');
  const length = numberIn(row, 'length');
  const position = numberIn(row, 'position');
  if (row['changed'] !== position) {
    throw new StoreFault('store-corrupt', `it has lost when the license at ${position} changed`);
  }
  if (record.length !== length) {
    throw new StoreFault(
      'store-corrupt',
      `it lists ${length} bytes at position ${position}, but holds ${record.length}`,
      { details: { position } },
    );
  }
  return { record, state: stateIn(row), sequence: numberIn(row, 'sequence') };
}
