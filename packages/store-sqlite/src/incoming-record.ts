import {
  idHashLength,
  LicenseStoreError,
  readFrame,
  readHeader,
  recordLayout,
  RecordFactsReader,
  viewOf,
  type SetHash,
} from '@wmdrm/core';
import type { ClassIds } from './class-ids.js';
import { IncomingLot } from './incoming-lot.js';

/** A record on its way in, with what is kept beside it. */
export interface IncomingRecord {
  /** Where it lies: `length` bytes from `offset`. */
  readonly bytes: Uint8Array;
  readonly offset: number;
  readonly headerLength: number;
  readonly length: number;
  readonly classId: number;
  /** Milliseconds since 1970 UTC; null as in the table. */
  readonly issued: number | null;
  /** First 64 bits of the payload digest. */
  readonly digest: SetHash;
  /** Offsets in `bytes`. */
  readonly keyIds: readonly number[];
}

/** The framed record itself. */
export function recordOf({ bytes, offset, length }: IncomingRecord): Uint8Array {
  return bytes.subarray(offset, offset + length);
}

/** Hash of its id. */
export function idHashOf({ bytes, offset }: IncomingRecord): Uint8Array {
  const at = offset + recordLayout.idHash;
  return bytes.subarray(at, at + idHashLength);
}

/** Takes apart what comes in. */
export class IncomingReader {
  private readonly classIds: ClassIds;
  private readonly facts = new RecordFactsReader();

  constructor(classIds: ClassIds) {
    this.classIds = classIds;
  }

  /** All records in `bytes`. Throws `damaged`, `unsupported`, or `invalid-argument` for one without its payload. */
  readAll(bytes: Uint8Array): readonly IncomingRecord[] {
    const records: IncomingRecord[] = [];
    for (const lot of this.readLots(bytes, new IncomingLot(1))) records.push(lot.record(0));
    return records;
  }

  /** The same, so many at a time as `lot` holds: each lot is read into it when it is asked for. */
  *readLots(bytes: Uint8Array, lot: IncomingLot): Generator<IncomingLot, void> {
    const view = viewOf(bytes);
    for (let offset = 0; offset < bytes.length;) {
      lot.begin(bytes, view);
      while (offset < bytes.length && !lot.full) offset += this.read(lot, offset);
      yield lot;
    }
  }

  /** Adds the record at `offset` to a lot; returns its length. */
  private read(lot: IncomingLot, offset: number): number {
    const { bytes, view, keyIds } = lot;
    const frame = readFrame(bytes, view, offset);
    const { headerLength, totalLength: length } = frame;
    const { policyClass, issued, payloadOmitted } = this.facts.read(bytes, view, frame, keyIds);
    if (payloadOmitted) throw withoutPayload(readHeader(bytes, view, frame).id, offset);
    lot.add({ offset, headerLength, length, classId: this.classIds.of(policyClass), issued });
    return length;
  }
}

function withoutPayload(license: string, offset: number): LicenseStoreError {
  return new LicenseStoreError(
    'invalid-argument',
    `License ${license} comes without its payload; a store takes whole records only.`,
    { details: { license, offset } },
  );
}
