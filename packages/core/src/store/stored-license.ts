import { toHex } from '../bytes/hex.js';
import { recordLayout } from '../record/layout.js';
import { readFrame, readHeader, type RecordHeader } from '../record/record-header.js';
import { viewOf } from '../record/records.js';
import { idHashLength } from '../license/license-id-hash.js';
import type { LicenseState } from './license-state.js';
import type { StoredRecord } from './store-engine.js';

/** What a list shows of a license: everything but the payload. */
export interface LicenseSummary extends RecordHeader {
  /** 32 hexadecimal digits of the id's hash: short, of one length, and what commands accept a prefix of. */
  readonly shortId: string;
  /** Hexadecimal SHA-256 of the payload. */
  readonly payloadDigest: string;
  /** Bytes. */
  readonly payloadLength: number;
}

/** A license as a store holds it. */
export interface StoredLicense extends LicenseSummary {
  /** Exactly as issued. */
  readonly payload: Uint8Array;
  readonly state: LicenseState;
  readonly sequence: number;
}

/** Reads the header of the record (or record header) at `offset`; `totalLength` of a cut record is as stored. */
export function summarize(bytes: Uint8Array, view: DataView, offset: number): LicenseSummary {
  const headerLength = view.getUint32(offset + recordLayout.headerLength, true);
  const totalLength = view.getUint32(offset + recordLayout.totalLength, true);
  const header = readHeader(bytes, view, { offset, headerLength, totalLength });
  const digestAt = offset + recordLayout.payloadDigest;
  const hashAt = offset + recordLayout.idHash;
  return {
    ...header,
    shortId: toHex(bytes.subarray(hashAt, hashAt + idHashLength)),
    payloadDigest: toHex(bytes.subarray(digestAt, digestAt + 32)),
    payloadLength: totalLength - headerLength,
  };
}

/** The license in a stored, not purged record that is sound. */
export function toStoredLicense({ record, state, sequence }: StoredRecord): StoredLicense {
  const view = viewOf(record);
  const frame = readFrame(record, view, 0);
  return {
    ...summarize(record, view, 0),
    payload: record.subarray(frame.headerLength, frame.totalLength),
    state,
    sequence,
  };
}
