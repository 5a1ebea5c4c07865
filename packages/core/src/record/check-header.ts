import { keyIdLength } from '../license/key-id.js';
import { persistences, verdicts } from '../license/verdict.js';
import { extensionHeaderLength, extensionTags, headerCrcLength, recordLayout } from './layout.js';
import { readHeader, type RecordFrame } from './record-header.js';

const dateLength = 8;
/** Safe integers are below 2^53; these are the upper 32 bits of that. */
const dateLimit = 2 ** 21;
const needed = (1 << extensionTags.format) | (1 << extensionTags.id);

/**
 * Throws what {@link readHeader} throws for the record in `frame`, without making the header: a store or a backup with a
 * header that cannot be read could not be restored. Some three times as fast, for the loops that see every record.
 */
export function checkHeader(bytes: Uint8Array, view: DataView, frame: RecordFrame): void {
  if (!isPlain(bytes, view, frame)) readHeader(bytes, view, frame);
}

/** True for the headers nearly all licenses have; `false` means that somebody has to look closely. */
function isPlain(
  bytes: Uint8Array,
  view: DataView,
  { offset, headerLength }: RecordFrame,
): boolean {
  const bits = view.getUint16(offset + recordLayout.policyClass, true);
  if (
    (bits & 15) >= verdicts.length ||
    ((bits >> 4) & 15) >= verdicts.length ||
    ((bits >> 8) & 3) >= persistences.length ||
    bits >> 11 !== 0
  ) {
    return false;
  }
  const end = offset + headerLength - headerCrcLength;
  let seen = 0;
  for (let at = offset + recordLayout.extensions; at < end;) {
    const from = at + extensionHeaderLength;
    if (from > end) return false;
    const tag = view.getUint16(at, true);
    const length = view.getUint32(at + 2, true);
    if (length > end - from) return false;
    switch (tag) {
      case extensionTags.format:
        if (length === 0 || length > 32 || !isFormat(bytes, from, from + length)) return false;
        break;
      case extensionTags.id:
      case extensionTags.label:
      case extensionTags.container:
        if (!isAscii(bytes, from, from + length)) return false;
        break;
      case extensionTags.keyId:
        if (length !== keyIdLength) return false;
        break;
      case extensionTags.issued:
      case extensionTags.notBefore:
      case extensionTags.notAfter: {
        if (length !== dateLength) return false;
        const high = view.getInt32(from + 4, true);
        if (high >= dateLimit || high <= -dateLimit) return false;
        break;
      }
      default:
        return false;
    }
    seen |= 1 << tag;
    at = from + length;
  }
  return (seen & needed) === needed;
}

function isAscii(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (bytes[at]! >= 0x80) return false;
  return true;
}

/** Letters, digits and hyphens as in `formatPattern`. */
function isFormat(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at]!;
    const fits = (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte === 0x2d;
    if (!fits) return false;
  }
  return true;
}
