import type { Hasher } from '../host/hasher.js';

/** Bytes of the hash a license id is indexed by. */
export const idHashLength = 16;

const domain = new TextEncoder().encode('wmdrm license id v1\0');

/** The first 16 bytes of SHA-256 over a domain tag and the id's UTF-8. */
export function hashLicenseId(id: string, hasher: Hasher): Uint8Array {
  const text = new TextEncoder().encode(id);
  const tagged = new Uint8Array(domain.length + text.length);
  tagged.set(domain);
  tagged.set(text, domain.length);
  return hasher.sha256(tagged).slice(0, idHashLength);
}
