import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { idHashLength, LicenseStoreError, type StoredRecord } from '@wmdrm/core';
import { assertIdHash, assertKeyId, assertWhole } from './arguments.js';
import { stateIn } from './license-row.js';
import { bytesIn, numberIn, type Row } from './row-values.js';
import { StoreFault } from './store-fault.js';

const columns = 'SELECT position, state, sequence, length, rec';

/** Finds single records on a reading connection; sees what was committed last. */
export class Lookups {
  private readonly byIdHash: StatementSync;
  private readonly byHashRange: StatementSync;
  private readonly byKeyId: StatementSync;

  constructor(db: DatabaseSync) {
    // LEFT JOIN: a missing record is an error, not a missing license.
    const record = 'LEFT JOIN record USING (position)';
    this.byIdHash = db.prepare(`${columns} FROM license ${record} WHERE id_hash = ?`);
    this.byHashRange = db.prepare(
      `${columns} FROM license ${record}
      WHERE id_hash BETWEEN ? AND ? AND state = 0 ORDER BY id_hash LIMIT ?`,
    );
    this.byKeyId = db.prepare(
      `${columns} FROM key_id CROSS JOIN license USING (position) ${record}
      WHERE key_id = ? AND state = 0 ORDER BY position`,
    );
  }

  get(idHash: Uint8Array): StoredRecord | undefined {
    assertIdHash(idHash);
    const row = this.byIdHash.get(idHash);
    return row && storedRecord(row);
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
    return this.byHashRange.all(bound('0'), bound('f'), limit).map(storedRecord);
  }

  findByKeyId(keyId: Uint8Array): readonly StoredRecord[] {
    assertKeyId(keyId);
    return this.byKeyId.all(keyId).map(storedRecord);
  }
}

function storedRecord(row: Row): StoredRecord {
  const record = bytesIn(row, 'rec');
  const length = numberIn(row, 'length');
  if (record.length !== length) {
    const position = numberIn(row, 'position');
    throw new StoreFault(
      'store-corrupt',
      `it lists ${length} bytes at position ${position}, but holds ${record.length}`,
      { details: { position } },
    );
  }
  return { record, state: stateIn(row), sequence: numberIn(row, 'sequence') };
}
