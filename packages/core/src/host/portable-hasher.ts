import type { Hasher } from './hasher.js';
import { PortableSha256 } from './portable-sha256.js';

/** Reflected polynomial of CRC-32 (ISO 3309, RFC 1952 section 8). */
const polynomial = 0xedb88320;

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
  return crc;
});

/** Digests in plain JavaScript. */
export const portableHasher: Hasher = {
  sha256(bytes) {
    const stream = new PortableSha256();
    stream.update(bytes);
    return stream.digest();
  },
  sha256Stream: () => new PortableSha256(),
  crc32(bytes, seed = 0) {
    let crc = ~seed;
    for (let at = 0; at < bytes.length; at += 1)
      crc = table[(crc ^ bytes[at]!) & 255]! ^ (crc >>> 8);
    return ~crc >>> 0;
  },
};
