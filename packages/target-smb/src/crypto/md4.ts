/** Rotation amounts of the three rounds, RFC 1320 section 3.4. */
const shifts = [
  [3, 7, 11, 19],
  [3, 5, 9, 13],
  [3, 9, 11, 15],
] as const;

/** Order in which each round takes the words of a block, RFC 1320 section 3.4. */
const orders = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
  [0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15],
  [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15],
] as const;

/** Constants added in rounds 2 and 3: the square roots of 2 and 3, RFC 1320 section 3.4. */
const constants = [0, 0x5a827999, 0x6ed9eba1] as const;

const mixers = [
  (x: number, y: number, z: number): number => (x & y) | (~x & z),
  (x: number, y: number, z: number): number => (x & y) | (x & z) | (y & z),
  (x: number, y: number, z: number): number => x ^ y ^ z,
] as const;

/**
 * The MD4 digest of a message, 16 bytes (RFC 1320). NTLM hashes passwords with it ([MS-NLMP] 3.3.2); OpenSSL 3 no longer
 * offers it by default. It is broken as a digest: nothing else here may rest on it.
 */
export function md4(message: Uint8Array): Buffer {
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476] as const;
  let [a, b, c, d]: [number, number, number, number] = [...state];
  const padded = pad(message);
  for (let at = 0; at < padded.length; at += 64) {
    const before = [a, b, c, d] as const;
    for (const round of [0, 1, 2] as const) {
      for (let step = 0; step < 16; step++) {
        const word = padded.readUInt32LE(at + 4 * orders[round][step]!);
        const sum = (a + mixers[round](b, c, d) + word + constants[round]) | 0;
        const shift = shifts[round][step % 4]!;
        [a, b, c, d] = [d, (sum << shift) | (sum >>> (32 - shift)), b, c];
      }
    }
    a = (a + before[0]) | 0;
    b = (b + before[1]) | 0;
    c = (c + before[2]) | 0;
    d = (d + before[3]) | 0;
  }
  const digest = Buffer.alloc(16);
  [a, b, c, d].forEach((word, index) => digest.writeInt32LE(word | 0, 4 * index));
  return digest;
}

/** A one bit, zeros, and the length in bits as 64 bits: RFC 1320 sections 3.1 and 3.2. */
function pad(message: Uint8Array): Buffer {
  const padded = Buffer.alloc(64 * Math.ceil((message.length + 9) / 64));
  padded.set(message);
  padded[message.length] = 0x80;
  padded.writeBigUInt64LE(8n * BigInt(message.length), padded.length - 8);
  return padded;
}
