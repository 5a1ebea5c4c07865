import { crc32 } from 'node:zlib';
import { headersFit, idHashLength, readFrame, recordLayout, viewOf } from '@wmdrm/core';
import type { CountedLicense } from './running-totals.js';

const digestLength = 32;

/**
 * Compares the record in a store with an incoming one of the same id, where the row of the stored one has the incoming
 * payload's length and the first 64 bits of its digest. `damaged`: the stored bytes are not what their row, or
 * their own header, says they are.
 */
export function compareStored(
  stored: Uint8Array,
  row: CountedLicense,
  incoming: { readonly record: Uint8Array; readonly headerLength: number },
): 'same' | 'same payload' | 'different' | 'damaged' {
  // By far the most frequent: the same bytes again.
  if (sameBytes(stored, incoming.record)) return 'same';
  if (!fitsRow(stored, row, incoming.record)) return 'damaged';
  const from = recordLayout.payloadDigest;
  const digestOf = (record: Uint8Array): Uint8Array => record.subarray(from, from + digestLength);
  const sameDigest = sameBytes(digestOf(stored), digestOf(incoming.record));
  const samePayload = sameBytes(
    stored.subarray(row.headerLength),
    incoming.record.subarray(incoming.headerLength),
  );
  // The incoming record keeps what its digest promises; where only one of the two agrees, the stored one does not.
  if (sameDigest !== samePayload) return 'damaged';
  return samePayload ? 'same payload' : 'different';
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function fitsRow(stored: Uint8Array, row: CountedLicense, incoming: Uint8Array): boolean {
  if (stored.length !== row.length) return false;
  const view = viewOf(stored);
  try {
    const { headerLength, totalLength } = readFrame(stored, view, 0);
    if (headerLength !== row.headerLength || totalLength !== row.length) return false;
    if (!headersFit(stored.subarray(0, headerLength), { crc32 })) return false;
  } catch {
    return false;
  }
  const idHashOf = (record: Uint8Array): Uint8Array =>
    record.subarray(recordLayout.idHash, recordLayout.idHash + idHashLength);
  return (
    view.getUint32(recordLayout.payloadDigest) === row.digest.high &&
    view.getUint32(recordLayout.payloadDigest + 4) === row.digest.low &&
    sameBytes(idHashOf(stored), idHashOf(incoming))
  );
}
