import { formatKeyId, parseKeyId } from '@wmdrm/core';

/** Canonical text of a key id given as base64, as GUID or in hexadecimal; `undefined` for anything else. */
export function readKeyId(text: unknown): string | undefined {
  const bytes = typeof text === 'string' ? parseKeyId(text) : undefined;
  return bytes && formatKeyId(bytes);
}

// Where the canonical text prints the bytes, in the order they lie.
const printedAt = [6, 4, 2, 0, 11, 9, 16, 14, 19, 21, 24, 26, 28, 30, 32, 34] as const;
/** Values of hexadecimal digits in lower case, by their codes. */
const valueOf = Uint8Array.from({ length: 0x67 }, (_, code) =>
  Number.parseInt(String.fromCharCode(code), 16),
);

/**
 * The form the contract uses: base64 of the 16 bytes in little-endian GUID order.
 * @param canonical as the core writes key ids. A backup tells that of every license it leaves out, so nothing is checked
 * again here, and the bytes come straight from the text.
 */
export function keyIdToBase64(canonical: string): string {
  const byteAt = (at: number): number =>
    (valueOf[canonical.charCodeAt(at)]! << 4) | valueOf[canonical.charCodeAt(at + 1)]!;
  return btoa(String.fromCharCode(...printedAt.map(byteAt)));
}
