import { viewOf } from '../record/records.js';

/** RFC 8878, section 3.1.1. */
const frameMagic = 0xfd2f_b528;
/** A decoder may need as much memory as the window is long: 32 MiB, the longest chunk. */
const maxWindow = 32 * 1024 * 1024;
/** Bytes of the content size by its flag (section 3.1.1.1.1); 0 means 1 in a frame of one segment, and none elsewhere. */
const contentSizeLengths = [0, 2, 4, 8] as const;
const reservedBlock = 3;
const rleBlock = 1;

/**
 * Whether `bytes` look like just one frame that says it holds `length` bytes, without a dictionary: nothing before it
 * and nothing behind it. Looks at the frame header and at the lengths of blocks only (RFC 8878, sections 3.1.1.1 and
 * 3.1.1.2); what is in the blocks is the decoder's affair.
 */
export function isSingleFrame(bytes: Uint8Array, length: number): boolean {
  if (bytes.length < 6) return false;
  const view = viewOf(bytes);
  const descriptor = bytes[4]!;
  const oneSegment = (descriptor & 32) !== 0;
  // The reserved bit, and a dictionary's id.
  if (view.getUint32(0, true) !== frameMagic || (descriptor & (8 | 3)) !== 0) return false;
  if (!oneSegment && windowOf(bytes[5]!) > maxWindow) return false;
  const sizeAt = oneSegment ? 5 : 6;
  const sizeLength = contentSizeLengths[descriptor >> 6]! || (oneSegment ? 1 : 0);
  const blocksAt = sizeAt + sizeLength;
  if (bytes.length < blocksAt || contentSize(view, sizeAt, sizeLength) !== length) return false;
  const end = endOfBlocks(bytes, blocksAt);
  return end !== undefined && end + ((descriptor & 4) !== 0 ? 4 : 0) === bytes.length;
}

/** Section 3.1.1.1.2. */
function windowOf(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

/** Section 3.1.1.1.4; a size of two bytes is 256 higher than they say. */
function contentSize(view: DataView, at: number, length: number): number | undefined {
  if (length === 1) return view.getUint8(at);
  if (length === 2) return view.getUint16(at, true) + 256;
  if (length === 4) return view.getUint32(at, true);
  return length === 8 ? Number(view.getBigUint64(at, true)) : undefined;
}

function endOfBlocks(bytes: Uint8Array, start: number): number | undefined {
  for (let at = start; at + 3 <= bytes.length;) {
    const header = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16);
    const type = (header >> 1) & 3;
    if (type === reservedBlock) return undefined;
    at += 3 + (type === rleBlock ? 1 : header >> 3);
    if ((header & 1) !== 0) return at;
  }
  return undefined;
}
