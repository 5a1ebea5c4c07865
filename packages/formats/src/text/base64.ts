const lettersAndDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const pad = 0x3d;

/** The value of each ASCII character; 0xff for those outside the alphabet. */
function valuesOf(alphabet: string): Uint8Array {
  const values = new Uint8Array(128).fill(0xff);
  for (let value = 0; value < 64; value++) values[alphabet.charCodeAt(value)] = value;
  return values;
}

const standard = valuesOf(`${lettersAndDigits}+/`);
const urlSafe = valuesOf(`${lettersAndDigits}-_`);

/** Bytes of the text, or what is wrong with it and at which character. */
export type Base64Result =
  | { readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly problem: string; readonly position: number };

/**
 * Decodes base64 (RFC 4648 section 4) strictly: this alphabet, full padding, unused bits zero. Space, tab, carriage
 * return and line feed are skipped anywhere, as XML element text may be wrapped.
 */
export function decodeBase64(text: string): Base64Result {
  return decode(text, standard, true);
}

/** Decodes base64url without padding (RFC 7515 section 2) strictly: this alphabet, nothing skipped, unused bits zero. */
export function decodeBase64Url(text: string): Base64Result {
  return decode(text, urlSafe, false);
}

function decode(text: string, valueOf: Uint8Array, wrappedAndPadded: boolean): Base64Result {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let digits = 0;
  let padding = 0;
  for (let position = 0; position < text.length; position++) {
    const code = text.charCodeAt(position);
    if (wrappedAndPadded) {
      if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) continue;
      if (code === pad) {
        padding++;
        continue;
      }
    }
    const value = code < 128 ? valueOf[code]! : 0xff;
    if (value === 0xff) return { problem: 'a character outside the base64 alphabet', position };
    if (padding > 0) return { problem: 'base64 goes on after its padding', position };
    bits = ((bits << 6) | value) & 0xffffff;
    digits++;
    if (digits % 4 === 0) {
      bytes[length++] = bits >> 16;
      bytes[length++] = (bits >> 8) & 0xff;
      bytes[length++] = bits & 0xff;
    }
  }
  const rest = digits % 4;
  const position = text.length;
  if (rest === 1) return { problem: 'base64 is cut off', position };
  if (wrappedAndPadded && padding !== (4 - rest) % 4)
    return { problem: 'base64 has the wrong padding', position };
  if (rest === 2) {
    if ((bits & 0x0f) !== 0) return { problem: 'unused bits of base64 are not zero', position };
    bytes[length++] = (bits >> 4) & 0xff;
  } else if (rest === 3) {
    if ((bits & 0x03) !== 0) return { problem: 'unused bits of base64 are not zero', position };
    bytes[length++] = (bits >> 10) & 0xff;
    bytes[length++] = (bits >> 2) & 0xff;
  }
  return { bytes: bytes.slice(0, length) };
}

/** Base64 (RFC 4648 section 4) of the bytes, with padding. */
export function encodeBase64(bytes: Uint8Array): string {
  // In parts: the arguments of one call must fit on the stack.
  const part = 0x6000;
  let text = '';
  for (let at = 0; at < bytes.length; at += part) {
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + part)));
  }
  return text;
}

/** Characters {@link encodeBase64} needs for `length` bytes. */
export function base64Length(length: number): number {
  return Math.ceil(length / 3) * 4;
}

/** Base64url without padding (RFC 7515 section 2) of the bytes. */
export function encodeBase64Url(bytes: Uint8Array): string {
  return encodeBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
