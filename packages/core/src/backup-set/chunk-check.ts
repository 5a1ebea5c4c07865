import type { LicenseStoreError } from '../errors/license-store-error.js';
import type { Hasher } from '../host/hasher.js';
import { persistences, verdicts } from '../license/verdict.js';
import { checkHeader } from '../record/check-header.js';
import { headersFit } from '../record/header-crc.js';
import { flagPayloadOmitted, recordLayout } from '../record/layout.js';
import { readFrame, type RecordFrame } from '../record/record-header.js';
import { viewOf } from '../record/records.js';

/** What is looked at in each record of a chunk. */
export type PayloadCheck = 'none' | 'crc' | 'sha256';

/** What a walk over a chunk's records found. */
export interface WalkedChunk {
  readonly count: number;
  /** SHA-256 over the record headers, extensions included. */
  readonly headerDigest: Uint8Array;
  /** All headers fit their own checksums. */
  readonly headersFit: boolean;
  /** Sum of the payload digests' first 64 bits, modulo 2^64. */
  readonly setHashHigh: number;
  readonly setHashLow: number;
  /** Records whose own header says that they never leave the store: denied by the issuer, or for one session. */
  readonly unmovable: number;
}

const denied = verdicts.indexOf('denied');
const temporary = persistences.indexOf('no');

/** The digests a walk needs. */
export type ChunkHasher = Pick<Hasher, 'sha256' | 'crc32'>;

/** Called for a payload that does not fit its header; what it returns is thrown, `undefined` goes on. */
export type OnBadPayload = (
  bytes: Uint8Array,
  view: DataView,
  frame: RecordFrame,
) => LicenseStoreError | undefined;

/**
 * Walks the records of a chunk once: checks frames and payloads, and digests the headers. Everything per record happens
 * here, in one loop without a call that waits; one walker serves many chunks and reuses its buffer.
 */
export class ChunkWalker {
  private readonly hasher: ChunkHasher;
  private headers = new Uint8Array(64 * 1024);

  constructor(hasher: ChunkHasher) {
    this.hasher = hasher;
  }

  /** Throws `damaged` or `unsupported` where the bytes are no whole records, or a header cannot be read. */
  walk(bytes: Uint8Array, check: PayloadCheck, onBadPayload: OnBadPayload): WalkedChunk {
    const view = viewOf(bytes);
    let count = 0;
    let headerBytes = 0;
    let high = 0;
    let low = 0;
    let unmovable = 0;
    for (let offset = 0; offset < bytes.length;) {
      const frame = readFrame(bytes, view, offset);
      const { headerLength, totalLength } = frame;
      if (check !== 'none' && !this.payloadFits(bytes, view, frame, check)) {
        const error = onBadPayload(bytes, view, frame);
        if (error) throw error;
      }
      checkHeader(bytes, view, frame);
      const policyBits = view.getUint16(offset + recordLayout.policyClass, true);
      if ((policyBits & 15) === denied || ((policyBits >> 8) & 3) === temporary) unmovable += 1;
      const digestAt = offset + recordLayout.payloadDigest;
      low += view.getUint32(digestAt + 4);
      high += view.getUint32(digestAt);
      this.reserve(headerBytes + headerLength);
      this.headers.set(bytes.subarray(offset, offset + headerLength), headerBytes);
      headerBytes += headerLength;
      offset += totalLength;
      count += 1;
    }
    const carry = Math.floor(low / 2 ** 32);
    const headers = this.headers.subarray(0, headerBytes);
    return {
      count,
      headerDigest: this.hasher.sha256(headers),
      headersFit: headersFit(headers, this.hasher),
      setHashHigh: (high + carry) % 2 ** 32,
      setHashLow: low % 2 ** 32,
      unmovable,
    };
  }

  private payloadFits(
    bytes: Uint8Array,
    view: DataView,
    frame: RecordFrame,
    check: PayloadCheck,
  ): boolean {
    const { offset, headerLength, totalLength } = frame;
    if ((view.getUint16(offset + recordLayout.flags, true) & flagPayloadOmitted) !== 0) return true;
    const payload = bytes.subarray(offset + headerLength, offset + totalLength);
    if (this.hasher.crc32(payload) !== view.getUint32(offset + recordLayout.payloadCrc, true))
      return false;
    if (check === 'crc') return true;
    const digest = this.hasher.sha256(payload);
    const at = offset + recordLayout.payloadDigest;
    for (let byte = 0; byte < 32; byte += 1) if (digest[byte] !== bytes[at + byte]) return false;
    return true;
  }

  private reserve(length: number): void {
    if (length <= this.headers.length) return;
    const larger = new Uint8Array(Math.max(length, this.headers.length * 2));
    larger.set(this.headers);
    this.headers = larger;
  }
}
