import { combineCrc32, shiftCrc32 } from '../bytes/crc32-shift.js';
import { isLicenseStoreError, LicenseStoreError } from '../errors/license-store-error.js';
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
  /** CRC-32 of all its bytes. */
  readonly crc: number;
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
export type ChunkHasher = Pick<Hasher, 'sha256' | 'sha256Fits' | 'crc32'>;

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
    const whole = this.tryWalk(bytes, check);
    if (whole) return whole;
    const { walked } = this.walkRecords(bytes, check, 'one by one', onBadPayload);
    return { ...walked, crc: this.hasher.crc32(bytes) };
  }

  /**
   * The same for a chunk of whole records whose payloads fit; `undefined` for any other, of which {@link walk} says more.
   * The checksums of the payloads are compared all at once: they must come to that of the chunk, in which a header that
   * fits its own counts like as many zeros (see {@link headersFit}).
   *
   * `crc` is what the chunk's checksum should be. With `sha256` that is not computed again: each byte is then under a
   * SHA-256 that was compared, and it is enough that the checksums agree with each other.
   */
  tryWalk(bytes: Uint8Array, check: PayloadCheck, crc?: number): WalkedChunk | undefined {
    try {
      // Before the walk: one pass over the bytes brings them near, which headers with gaps between them never do.
      const whole = check === 'sha256' && crc !== undefined ? crc : this.hasher.crc32(bytes);
      const { walked, combined } = this.walkRecords(bytes, check, 'combined', asDamaged);
      return check === 'none' || combined === whole ? { ...walked, crc: whole } : undefined;
    } catch (error) {
      if (!isLicenseStoreError(error)) throw error;
      return undefined;
    }
  }

  private walkRecords(
    bytes: Uint8Array,
    check: PayloadCheck,
    payloadCrcs: 'combined' | 'one by one',
    onBadPayload: OnBadPayload,
  ): { readonly walked: Omit<WalkedChunk, 'crc'>; readonly combined: number } {
    const view = viewOf(bytes);
    let count = 0;
    let headerBytes = 0;
    let high = 0;
    let low = 0;
    let unmovable = 0;
    let combined = 0;
    for (let offset = 0; offset < bytes.length;) {
      const frame = readFrame(bytes, view, offset);
      const { headerLength, totalLength } = frame;
      if (check !== 'none') {
        if (payloadCrcs === 'combined') combined = withRecord(combined, view, frame);
        const fits =
          !hasPayload(view, frame) ||
          ((payloadCrcs === 'combined' || this.crcFits(bytes, view, frame)) &&
            (check === 'crc' || this.digestFits(bytes, frame)));
        const error = fits ? undefined : onBadPayload(bytes, view, frame);
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
    const walked = {
      count,
      headerDigest: this.hasher.sha256(headers),
      headersFit: headersFit(headers, this.hasher),
      setHashHigh: (high + carry) % 2 ** 32,
      setHashLow: low % 2 ** 32,
      unmovable,
    };
    return { walked, combined: combined >>> 0 };
  }

  private crcFits(bytes: Uint8Array, view: DataView, frame: RecordFrame): boolean {
    const stored = view.getUint32(frame.offset + recordLayout.payloadCrc, true);
    return this.hasher.crc32(payloadOf(bytes, frame)) === stored;
  }

  private digestFits(bytes: Uint8Array, frame: RecordFrame): boolean {
    const payload = payloadOf(bytes, frame);
    const at = frame.offset + recordLayout.payloadDigest;
    if (this.hasher.sha256Fits) return this.hasher.sha256Fits(payload, bytes, at);
    const digest = this.hasher.sha256(payload);
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

function payloadOf(
  bytes: Uint8Array,
  { offset, headerLength, totalLength }: RecordFrame,
): Uint8Array {
  return bytes.subarray(offset + headerLength, offset + totalLength);
}

function hasPayload(view: DataView, { offset }: RecordFrame): boolean {
  return (view.getUint16(offset + recordLayout.flags, true) & flagPayloadOmitted) === 0;
}

/** The CRC-32 of `crc`'s bytes and a record behind them, by what the record's header says. */
function withRecord(crc: number, view: DataView, frame: RecordFrame): number {
  const { offset, headerLength, totalLength } = frame;
  const behindHeader = ~shiftCrc32(~crc, headerLength);
  if (!hasPayload(view, frame)) return behindHeader;
  const payloadCrc = view.getUint32(offset + recordLayout.payloadCrc, true);
  return combineCrc32(behindHeader, payloadCrc, totalLength - headerLength);
}

function asDamaged(
  _bytes: Uint8Array,
  _view: DataView,
  { offset }: RecordFrame,
): LicenseStoreError {
  return new LicenseStoreError('damaged', `At byte ${offset}: a payload does not fit its digest.`);
}
