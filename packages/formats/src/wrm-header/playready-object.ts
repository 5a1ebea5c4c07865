import { viewOf } from '@wmdrm/core';
import { malformedHeader } from './malformed-header.js';

/** The header in a file, and where its bytes begin there. */
export interface HeaderBytes {
  readonly bytes: Uint8Array;
  readonly offset: number;
}

// PlayReady Header Specification, section 2: u32 length of the whole, u16 number of records; of each u16 type, u16 length.
const objectHeaderLength = 6;
const recordHeaderLength = 4;
/** Type of the record that is a header; others, among them licenses that came with the content, are stepped over. */
const headerType = 1;

/** The header a PlayReady Object holds; the file itself if it is none, but text. */
export function unwrapHeader(file: Uint8Array): HeaderBytes {
  return isObject(file) ? readObject(file) : { bytes: file, offset: 0 };
}

/** No text is that long: a file of up to 64 KiB has zeros as third and fourth byte of its length, and no text has both. */
function isObject(file: Uint8Array): boolean {
  return file.length >= objectHeaderLength && viewOf(file).getUint32(0, true) === file.length;
}

function readObject(file: Uint8Array): HeaderBytes {
  const view = viewOf(file);
  let header: HeaderBytes | undefined;
  let at = objectHeaderLength;
  for (let left = view.getUint16(4, true); left > 0; left--) {
    if (file.length - at < recordHeaderLength) throw malformedHeader('a record is cut off', at);
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    const offset = at + recordHeaderLength;
    if (length > file.length - offset) {
      throw malformedHeader('a record is longer than its object', at);
    }
    if (type === headerType) {
      if (header) throw malformedHeader('the object has a second header', at);
      header = { bytes: file.subarray(offset, offset + length), offset };
    }
    at = offset + length;
  }
  if (at !== file.length) throw malformedHeader('the object goes on behind its records', at);
  if (!header) throw malformedHeader('the object has no header', at);
  return header;
}
