import { createCipheriv, type KeyObject } from 'node:crypto';

const blockLength = 16;
const zeros = Buffer.alloc(blockLength);
/** Bytes given to the cipher at once: its output is thrown away, so it should stay small. */
const pieceLength = 64 * 1024;

/** AES-CMAC under one 128-bit key (RFC 4493). The subkeys are made once. */
export class AesCmac {
  readonly #key: Uint8Array | KeyObject;
  readonly #k1: Buffer;
  readonly #k2: Buffer;

  constructor(key: Uint8Array | KeyObject) {
    this.#key = key;
    const cipher = createCipheriv('aes-128-ecb', key, null);
    // RFC 4493 section 2.3: both subkeys come from the encrypted zero block by doubling.
    this.#k1 = double(cipher.update(zeros));
    this.#k2 = double(this.#k1);
  }

  /** The 16-byte code of a message, of which the parts lie one behind the other. */
  code(parts: readonly Uint8Array[]): Buffer {
    // CBC with a zero IV is the chain of RFC 4493 section 2.4; only its last block matters.
    const cipher = createCipheriv('aes-128-cbc', this.#key, zeros).setAutoPadding(false);
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const lastAt = Math.max(0, Math.ceil(length / blockLength) - 1) * blockLength;
    const last = Buffer.alloc(blockLength);
    let left = lastAt;
    for (const part of parts) {
      const end = Math.max(0, Math.min(left, part.length));
      for (let at = 0; at < end; at += pieceLength) {
        cipher.update(part.subarray(at, Math.min(at + pieceLength, end)));
      }
      if (end < part.length) last.set(part.subarray(end), end - left);
      left -= part.length;
    }
    return cipher.update(this.#masked(last, length - lastAt));
  }

  /** A full last block is masked with K1; a shorter one is padded with a one bit and masked with K2. */
  #masked(block: Buffer, length: number): Buffer {
    if (length < blockLength) block[length] = 0x80;
    const mask = length < blockLength ? this.#k2 : this.#k1;
    return block.map((byte, index) => byte ^ mask[index]!) as Buffer;
  }
}

/** Doubling in GF(2^128): one bit to the left, and 0x87 where a bit falls out (RFC 4493 section 2.3). */
function double(block: Buffer): Buffer {
  const doubled = Buffer.from(
    block.map((byte, index) => ((byte << 1) | ((block[index + 1] ?? 0) >> 7)) & 255),
  );
  if (block[0]! & 0x80) doubled[blockLength - 1]! ^= 0x87;
  return doubled;
}
