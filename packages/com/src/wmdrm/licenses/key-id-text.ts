import { formatKeyId, parseKeyId } from '@wmdrm/core';

/** Canonical text of a key id given as base64, as GUID or in hexadecimal; `undefined` for anything else. */
export function readKeyId(text: unknown): string | undefined {
  const bytes = typeof text === 'string' ? parseKeyId(text) : undefined;
  return bytes && formatKeyId(bytes);
}

/** The form the contract uses: base64 of the 16 bytes in little-endian GUID order. `undefined` if it is no key id. */
export function keyIdToBase64(text: string): string | undefined {
  const bytes = parseKeyId(text);
  return bytes && btoa(String.fromCharCode(...bytes));
}
