import type { Malformed } from '../malformed.js';

/** Text of a file, and where in the file its characters stand. */
export interface DecodedText {
  readonly text: string;
  /** Byte offset in the file of the character at `position`, at most its end; fast when asked in ascending order. */
  offsetAt(position: number): number;
}

export interface TextEncoding {
  readonly label: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** Bytes of the byte order mark, 0 if there is none. */
  readonly markLength: number;
}

/** The encoding of a text by its byte order mark, else by the zero byte of its first UTF-16 character, else UTF-8. */
export function detectEncoding(bytes: Uint8Array): TextEncoding {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { label: 'utf-8', markLength: 3 };
  if (first === 0xff && second === 0xfe) return { label: 'utf-16le', markLength: 2 };
  if (first === 0xfe && second === 0xff) return { label: 'utf-16be', markLength: 2 };
  if (second === 0 && first !== 0) return { label: 'utf-16le', markLength: 0 };
  if (first === 0 && second !== 0) return { label: 'utf-16be', markLength: 0 };
  return { label: 'utf-8', markLength: 0 };
}

/** Decodes the whole file. Throws what `malformed` makes where a byte does not belong to its encoding. */
export function decodeText(
  bytes: Uint8Array,
  encoding: TextEncoding,
  malformed: Malformed,
): DecodedText {
  const body = bytes.subarray(encoding.markLength);
  try {
    const text = new TextDecoder(encoding.label, { fatal: true, ignoreBOM: true }).decode(body);
    return withOffsets(text, encoding);
  } catch {
    throw malformed(
      `not ${encoding.label.toUpperCase()}`,
      encoding.markLength + firstUndecodable(body, encoding),
    );
  }
}

/**
 * Decodes a text that is always UTF-8, as JSON is (RFC 8259, section 8.1); a byte order mark in front of it is ignored.
 * Throws like {@link decodeText}.
 */
export function decodeUtf8(bytes: Uint8Array, malformed: Malformed): DecodedText {
  const { label, markLength } = detectEncoding(bytes);
  const encoding = { label: 'utf-8', markLength: label === 'utf-8' ? markLength : 0 } as const;
  return decodeText(bytes, encoding, malformed);
}

function withOffsets(text: string, encoding: TextEncoding): DecodedText {
  let position = 0;
  let offset = encoding.markLength;
  return {
    text,
    offsetAt(wanted) {
      if (encoding.label !== 'utf-8')
        return encoding.markLength + 2 * Math.min(wanted, text.length);
      if (wanted < position) [position, offset] = [0, encoding.markLength];
      for (; position < wanted && position < text.length; position++) {
        offset += utf8Length(text.charCodeAt(position));
      }
      return offset;
    },
  };
}

// Per UTF-16 code unit: the two halves of a surrogate pair share the 4 bytes of their character.
function utf8Length(codeUnit: number): number {
  if (codeUnit < 0x80) return 1;
  if (codeUnit < 0x800 || (codeUnit >= 0xd800 && codeUnit <= 0xdfff)) return 2;
  return 3;
}

// A lenient decoder puts U+FFFD where something is wrong; the first one the file does not itself hold is the place.
function firstUndecodable(body: Uint8Array, { label }: TextEncoding): number {
  const text = new TextDecoder(label, { ignoreBOM: true }).decode(body);
  const lenient = withOffsets(text, { label, markLength: 0 });
  const own = label === 'utf-8' ? [0xef, 0xbf, 0xbd] : [0xfd, 0xff];
  if (label === 'utf-16be') own.reverse();
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) {
    const offset = lenient.offsetAt(at);
    if (own.some((byte, index) => body[offset + index] !== byte)) return offset;
  }
  return body.length;
}
