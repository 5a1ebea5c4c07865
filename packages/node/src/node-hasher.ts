import { createHash, hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Hasher } from '@wmdrm/core';
import { plainBytes } from './plain-bytes.js';

/** Digests by Node's own OpenSSL and zlib. */
export const nodeHasher: Hasher = {
  // The one-shot form spares an object per license, a third of the time of a 2.5 KiB digest.
  sha256: (bytes) => plainBytes(hash('sha256', bytes, 'buffer')),
  // A string of as many characters, code for byte, costs a third less than 32 bytes in a buffer.
  sha256Fits: (bytes, digest, offset) => {
    const text = hash('sha256', bytes, 'binary');
    for (let at = 0; at < text.length; at += 1)
      if (text.charCodeAt(at) !== digest[offset + at]) return false;
    return true;
  },
  sha256Stream: () => {
    const stream = createHash('sha256');
    return {
      update: (bytes) => void stream.update(bytes),
      digest: () => plainBytes(stream.digest()),
    };
  },
  crc32: (bytes, seed) => crc32(bytes, seed),
};
