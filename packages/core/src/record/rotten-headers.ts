import { equalBytes, toHex } from '../bytes/hex.js';
import type { Hasher } from '../host/hasher.js';
import { hashLicenseId, idHashLength } from '../license/license-id-hash.js';
import { findFlippedHeaderBit, headersFit } from './header-crc.js';
import { maxRecordLength, minHeaderLength, recordLayout } from './layout.js';
import { readHeader } from './record-header.js';
import { viewOf } from './records.js';

/** What a license can be called by. */
export interface RecordName {
  readonly license: string;
  readonly label?: string;
  /** 32 hexadecimal digits of the id's hash. */
  readonly shortId: string;
}

/** A record header that does not fit its checksum. */
export interface RottenHeader {
  readonly offset: number;
  /** The license it was made for; absent where that cannot be told for certain. */
  readonly name?: RecordName;
}

/**
 * The headers that do not fit their checksums among `records` one behind the other, or among `headers` without their
 * payloads. One flipped bit is mended, in a copy, to tell the license and where the next record begins; after worse
 * damage the records behind it cannot be found and the search ends.
 */
export function* rottenHeaders(
  bytes: Uint8Array,
  part: 'records' | 'headers',
  hasher: Hasher,
): Generator<RottenHeader, void> {
  for (let offset = 0; offset < bytes.length;) {
    const rest = bytes.subarray(offset);
    let header = statedHeader(rest);
    if (!header || !headersFit(header, hasher)) {
      const mended = mend(rest, header, hasher);
      const name = mended ? nameOf(mended, hasher) : idOnly(nameOf(header, hasher));
      yield { offset, ...(name ? { name } : {}) };
      if (!mended) return;
      header = mended;
    }
    const totalLength = viewOf(header).getUint32(recordLayout.totalLength, true);
    offset += part === 'headers' ? header.length : Math.max(header.length, totalLength);
  }
}

/** The header that begins `bytes`, as long as it says itself; `undefined` if it cannot be that long. */
function statedHeader(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.length < minHeaderLength) return undefined;
  return headerOfLength(bytes, viewOf(bytes).getUint32(recordLayout.headerLength, true));
}

function headerOfLength(bytes: Uint8Array, length: number): Uint8Array | undefined {
  const most = Math.min(bytes.length, maxRecordLength);
  return length >= minHeaderLength && length <= most ? bytes.subarray(0, length) : undefined;
}

/** A copy of the header that begins `bytes` with the one flipped bit back in its place, if one it was. */
function mend(
  bytes: Uint8Array,
  stated: Uint8Array | undefined,
  hasher: Hasher,
): Uint8Array | undefined {
  const place = stated && findFlippedHeaderBit(stated, hasher);
  if (place) {
    const copy = stated.slice();
    copy[place.byte]! ^= 1 << place.bit;
    if (nameOf(copy, hasher)) return copy;
  }
  if (bytes.length < minHeaderLength) return undefined;
  // If the length is what rotted, the checksum lies somewhere else.
  const length = viewOf(bytes).getUint32(recordLayout.headerLength, true);
  for (let bit = 0; bit < 32; bit += 1) {
    const other = (length ^ (1 << bit)) >>> 0;
    const copy = headerOfLength(bytes, other)?.slice();
    if (!copy) continue;
    viewOf(copy).setUint32(recordLayout.headerLength, other, true);
    if (headersFit(copy, hasher) && nameOf(copy, hasher)) return copy;
  }
  return undefined;
}

/** Nothing but the hash vouches for a header that is not mended, and the label is not under it. */
function idOnly(name: RecordName | undefined): RecordName | undefined {
  return name && { license: name.license, shortId: name.shortId };
}

/** The name in a header, if its id fits the hash beside it. */
function nameOf(header: Uint8Array | undefined, hasher: Hasher): RecordName | undefined {
  if (!header) return undefined;
  try {
    const frame = { offset: 0, headerLength: header.length, totalLength: header.length };
    const { id, label } = readHeader(header, viewOf(header), frame);
    const hash = header.subarray(recordLayout.idHash, recordLayout.idHash + idHashLength);
    if (!equalBytes(hash, hashLicenseId(id, hasher))) return undefined;
    return { license: id, shortId: toHex(hash), ...(label === undefined ? {} : { label }) };
  } catch {
    return undefined;
  }
}
