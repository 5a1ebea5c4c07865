import {
  frames,
  idHashLength,
  LicenseStoreError,
  readHeader,
  recordLayout,
  RecordFactsReader,
  viewOf,
  type RecordFrame,
  type SetHash,
} from '@wmdrm/core';
import type { ClassIds } from './class-ids.js';

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
    const view = viewOf(bytes);
    return Array.from(frames(bytes, view), (frame) => this.read(bytes, view, frame));
  }

  /**
   * The same in lots of so many, the last one shorter; each is read when it is asked for: what stands for all records of a
   * chunk would outlive collections of garbage, and the heap would grow by it.
   */
  *readLots(bytes: Uint8Array, size: number): Generator<readonly IncomingRecord[], void> {
    const view = viewOf(bytes);
    let lot: IncomingRecord[] = [];
    for (const frame of frames(bytes, view)) {
      if (lot.length === size) {
        yield lot;
        lot = [];
      }
      lot.push(this.read(bytes, view, frame));
    }
    if (lot.length > 0) yield lot;
  }

  private read(bytes: Uint8Array, view: DataView, frame: RecordFrame): IncomingRecord {
    const { offset, headerLength, totalLength } = frame;
    const { policyClass, issued, keyIds, payloadOmitted } = this.facts.read(bytes, view, frame);
    if (payloadOmitted) throw withoutPayload(readHeader(bytes, view, frame).id, offset);
    const digestAt = offset + recordLayout.payloadDigest;
    return {
      bytes,
      offset,
      headerLength,
      length: totalLength,
      classId: this.classIds.of(policyClass),
      issued: issued ?? null,
      digest: { high: view.getUint32(digestAt), low: view.getUint32(digestAt + 4) },
      keyIds,
    };
  }
}

function withoutPayload(license: string, offset: number): LicenseStoreError {
  return new LicenseStoreError(
    'invalid-argument',
    `License ${license} comes without its payload; a store takes whole records only.`,
    { details: { license, offset } },
  );
}
