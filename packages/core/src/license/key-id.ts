import { LicenseStoreError } from '../errors/license-store-error.js';

/**
 * Key ids are 16 bytes in little-endian GUID order ([MS-DRM] 2.2.2.3.4, PlayReady Header Specification: KID). Their
 * canonical text is the registry form in lower case without braces: `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`.
 */
export const keyIdLength = 16;

// Byte positions in the order the registry form prints them: DWORD, WORD, WORD little-endian, then 8 bytes.
const printOrder = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15] as const;
const registryForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The canonical text of a 16-byte key id in little-endian GUID order. */
export function formatKeyId(bytes: Uint8Array): string {
  if (bytes.length !== keyIdLength) {
    throw new LicenseStoreError('invalid-argument', `A key id has 16 bytes, not ${bytes.length}.`);
  }
  const digits = printOrder.map((at) => bytes[at]!.toString(16).padStart(2, '0')).join('');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`;
}

/**
 * The 16 bytes of a key id written as base64 (24 characters, the form of [MS-DRM] and of PlayReady headers), as GUID in
 * registry form with or without braces, or as 32 hexadecimal digits in registry order. `undefined` if it is none.
 */
export function parseKeyId(text: string): Uint8Array | undefined {
  const bare = text.startsWith('{') && text.endsWith('}') ? text.slice(1, -1) : text;
  if (registryForm.test(bare)) return fromRegistryDigits(bare.replaceAll('-', ''));
  if (/^[0-9a-f]{32}$/i.test(text)) return fromRegistryDigits(text);
  if (/^[0-9A-Za-z+/]{22}==$/.test(text)) {
    const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
    return bytes.length === keyIdLength && btoa(String.fromCharCode(...bytes)) === text
      ? bytes
      : undefined;
  }
  return undefined;
}

function fromRegistryDigits(digits: string): Uint8Array {
  const bytes = new Uint8Array(keyIdLength);
  printOrder.forEach((at, index) => {
    bytes[at] = Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16);
  });
  return bytes;
}
