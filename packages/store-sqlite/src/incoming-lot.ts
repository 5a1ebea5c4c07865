import { idHashLength, recordLayout, viewOf } from '@wmdrm/core';
import type { IncomingRecord } from './incoming-record.js';

/** What is kept beside a record of a lot. */
export interface IncomingColumns {
  readonly offset: number;
  readonly headerLength: number;
  readonly length: number;
  readonly classId: number;
  /** Milliseconds since 1970 UTC; `undefined` if the record says nothing. */
  readonly issued: number | undefined;
}

/** No record is begun behind so many bytes of a lot: far below the longest value SQLite takes, 10^9 bytes. */
const mostBytes = 32 * 1024 * 1024;

/**
 * Up to so many records of a chunk on their way in, column by column in memory that serves lot after lot: objects for each
 * of millions of records would outlive collections of garbage, and the heap would grow by it.
 */
export class IncomingLot {
  /** Where the records lie. */
  bytes: Uint8Array = new Uint8Array(0);
  view: DataView = viewOf(this.bytes);
  /** Records there are. */
  length = 0;
  /** Offsets in `bytes` of the key ids of all records; the reader of a record adds its own before the record is added. */
  readonly keyIds: number[] = [];
  private readonly offsets: Float64Array;
  private readonly headerLengths: Float64Array;
  private readonly lengths: Float64Array;
  private readonly classIds: Float64Array;
  /** NaN where there is none. */
  private readonly dates: Float64Array;
  private readonly keyIdEnds: Float64Array;

  constructor(most: number) {
    this.offsets = new Float64Array(most);
    this.headerLengths = new Float64Array(most);
    this.lengths = new Float64Array(most);
    this.classIds = new Float64Array(most);
    this.dates = new Float64Array(most);
    this.keyIdEnds = new Float64Array(most);
  }

  get full(): boolean {
    const { length } = this;
    if (length === 0) return false;
    const end = this.offset(length - 1) + this.lengthOf(length - 1);
    return length === this.offsets.length || end - this.offset(0) >= mostBytes;
  }

  /** Makes it an empty lot of records in `bytes`. */
  begin(bytes: Uint8Array, view: DataView): void {
    this.bytes = bytes;
    this.view = view;
    this.length = 0;
    this.keyIds.length = 0;
  }

  add({ offset, headerLength, length, classId, issued }: IncomingColumns): void {
    const at = this.length;
    this.offsets[at] = offset;
    this.headerLengths[at] = headerLength;
    this.lengths[at] = length;
    this.classIds[at] = classId;
    this.dates[at] = issued ?? NaN;
    this.keyIdEnds[at] = this.keyIds.length;
    this.length = at + 1;
  }

  offset(at: number): number {
    return this.offsets[at]!;
  }

  headerLength(at: number): number {
    return this.headerLengths[at]!;
  }

  lengthOf(at: number): number {
    return this.lengths[at]!;
  }

  classId(at: number): number {
    return this.classIds[at]!;
  }

  /** As in the table. */
  issued(at: number): number | null {
    const date = this.dates[at]!;
    return Number.isNaN(date) ? null : date;
  }

  digestHigh(at: number): number {
    return this.view.getUint32(this.offset(at) + recordLayout.payloadDigest);
  }

  digestLow(at: number): number {
    return this.view.getUint32(this.offset(at) + recordLayout.payloadDigest + 4);
  }

  /** Offset in `bytes` of the hash of its id. */
  idHashAt(at: number): number {
    return this.offset(at) + recordLayout.idHash;
  }

  /** Hash of its id. */
  idHash(at: number): Uint8Array {
    const from = this.idHashAt(at);
    return this.bytes.subarray(from, from + idHashLength);
  }

  /** Where in `keyIds` those of a record begin; the next one's begin where they end. */
  keyIdsFrom(at: number): number {
    return at === 0 ? 0 : this.keyIdEnds[at - 1]!;
  }

  /** One record by itself. */
  record(at: number): IncomingRecord {
    return {
      bytes: this.bytes,
      offset: this.offset(at),
      headerLength: this.headerLength(at),
      length: this.lengthOf(at),
      classId: this.classId(at),
      issued: this.issued(at),
      digest: { high: this.digestHigh(at), low: this.digestLow(at) },
      keyIds: this.keyIds.slice(this.keyIdsFrom(at), this.keyIdsFrom(at + 1)),
    };
  }
}
