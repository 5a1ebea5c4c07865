import { ByteReader } from '../wire/byte-reader.js';

/** One element of DER: its tag and its content. */
export interface DerElement {
  readonly tag: number;
  readonly content: Buffer;
}

/** An element of a definite length (X.690, 8.1.3); `parts` are its content, one behind the other. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(tag), derLength(content.length), content]);
}

/** The elements of a content, one behind the other; a server's token is refused where it does not end with one. */
export function derElements(bytes: Buffer): readonly DerElement[] {
  const reader = new ByteReader(bytes, 'security token');
  const elements: DerElement[] = [];
  for (let at = 0; at < bytes.length;) {
    const first = reader.u8(at + 1);
    // Lengths from 128 on have their own length in front; two bytes are more than a token has.
    const extra = first < 0x80 ? 0 : first & 0x7f;
    if (first === 0x80 || extra > 2) throw reader.malformed('an element has no proper length');
    const length = extra === 0 ? first & 0x7f : reader.slice(at + 2, extra).readUIntBE(0, extra);
    elements.push({ tag: reader.u8(at), content: reader.slice(at + 2 + extra, length) });
    at += 2 + extra + length;
  }
  return elements;
}

function derLength(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length);
  if (length < 0x100) return Buffer.of(0x81, length);
  return Buffer.of(0x82, length >> 8, length & 255);
}
