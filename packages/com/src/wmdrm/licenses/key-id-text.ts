import { formatKeyId, parseKeyId } from '@wmdrm/core';

/** Canonical text of a key id given as base64, as GUID or in hexadecimal; `undefined` for anything else. */
export function readKeyId(text: unknown): string | undefined {
  const bytes = typeof text === 'string' ? parseKeyId(text) : undefined;
  return bytes && formatKeyId(bytes);
}

// Where the canonical text prints the bytes, in the order they lie.
const printedAt = [6, 4, 2, 0, 11, 9, 16, 14, 19, 21, 24, 26, 28, 30, 32, 34] as const;

/**
 * The form the contract uses: base64 of the 16 bytes in little-endian GUID order.
 * @param canonical as the core writes key ids. A backup tells that of every license it leaves out, so nothing is checked
 * again here, and the bytes come straight from the text.
 */
export function keyIdToBase64(canonical: string): string {
  return btoa(String.fromCharCode(...printedAt.map((at) => byteAt(canonical, at))));
}

function byteAt(text: string, at: number): number {
  return (digitAt(text, at) << 4) | digitAt(text, at + 1);
}

/** The value of a hexadecimal digit in lower case: 0 to 9 are 0x30 to 0x39, a to f 0x61 to 0x66. */
function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 0x3a ? code - 0x30 : code - 0x61 + 10;
}
