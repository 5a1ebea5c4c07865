import { beforeEach, describe, expect, it } from 'vitest';
import { ChunkWalker } from '../../backup-set/chunk-check.js';
import type { ClassDecision } from '../../backup-set/manifest.js';
import { nativeHasher } from '../../fixtures/native-hasher.js';
import { headerOf } from '../../fixtures/read-records.js';
import { record, records, type LicenseParts } from '../../fixtures/sample-licenses.js';
import { readRestricted, toLedgerRecords } from './restricted-licenses.js';

const keyId = '03020100-0504-0706-0809-0a0b0c0d0e0f';

/** A record as a store reads it without its payload. */
function header(id: string, parts: LicenseParts): Uint8Array {
  const bytes = record(id, parts);
  return bytes.slice(0, new DataView(bytes.buffer).getUint32(8, true));
}

let headers: Uint8Array;

beforeEach(() => {
  headers = records(
    header('a', { payload: 'secret of a', backup: 'denied', label: 'a.lic', keyIds: [keyId] }),
    header('b', { payload: 'secret of b', backup: 'sealed' }),
  );
});

const classes: readonly ClassDecision[] = [
  { policyClass: 'lcp denied granted yes', decision: 'denied', licenses: 1 },
  { policyClass: 'lcp sealed granted yes', decision: 'sealed', licenses: 1 },
];

describe('toLedgerRecords', () => {
  it('makes whole records without payloads', () => {
    const ledger = toLedgerRecords(headers);
    expect(ledger).toHaveLength(headers.length);
    expect(headerOf(ledger)).toMatchObject({ id: 'a', payloadOmitted: true });
    const walked = new ChunkWalker(nativeHasher).walk(ledger, 'sha256', () => undefined);
    expect(walked).toMatchObject({ count: 2, headersFit: true });
  });

  it('leaves what it was given alone', () => {
    const before = headers.slice();
    toLedgerRecords(headers);
    expect(headers).toEqual(before);
  });

  it('keeps the digests of the payloads', () => {
    expect(toLedgerRecords(headers).subarray(20, 72)).toEqual(headers.subarray(20, 72));
  });
});

describe('readRestricted', () => {
  it('names each license and the reason of its class', () => {
    expect(readRestricted(toLedgerRecords(headers), classes)).toEqual([
      { id: 'a', keyIds: [keyId], label: 'a.lic', reason: 'denied' },
      { id: 'b', keyIds: [], reason: 'sealed' },
    ]);
  });

  it('calls it the policy where no class gives a reason', () => {
    const reasons = readRestricted(headers, classes.slice(0, 1)).map(({ reason }) => reason);
    expect(reasons).toEqual(['denied', 'policy']);
  });
});
