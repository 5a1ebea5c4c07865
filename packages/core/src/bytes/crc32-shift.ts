/** Reflected polynomial of CRC-32 (ISO 3309, RFC 1952 section 8). */
const polynomial = 0xedb88320;

/** Bits in the number of bytes a state can be shifted by: chunks and payloads are shorter than 2^30 bytes. */
const levels = 30;
/** One table for each of the four bytes of a state. */
const levelLength = 4 * 256;
let tables: Int32Array | undefined;

/**
 * The state of a CRC-32 after `length` bytes of zeros. A state is a polynomial over GF(2), and a byte of zeros multiplies
 * it by x^8 modulo that of the CRC; so it takes one step per bit of `length`, not one per byte. States are those of the
 * register itself, not complemented; signed or not.
 *
 * That gives the CRC of two byte strings one behind the other from the CRCs of each and the length of the second, as the
 * zlib manual says of `crc32_combine`: {@link combineCrc32}.
 */
export function shiftCrc32(state: number, length: number): number {
  const table = (tables ??= makeTables());
  let shifted = state;
  // From one bit that is set to the next: a branch for each bit would go wrong half of the time.
  for (let left = length; left !== 0; left &= left - 1) {
    shifted = shiftBy(table, (31 - Math.clz32(left & -left)) * levelLength, shifted);
  }
  return shifted;
}

/** The CRC-32 of two byte strings one behind the other, signed; `length` is that of the second. */
export function combineCrc32(first: number, second: number, length: number): number {
  // The complements at both ends cancel each other out.
  return shiftCrc32(first, length) ^ second;
}

function shiftBy(table: Int32Array, base: number, state: number): number {
  return (
    table[base + (state & 255)]! ^
    table[base + 256 + ((state >>> 8) & 255)]! ^
    table[base + 512 + ((state >>> 16) & 255)]! ^
    table[base + 768 + (state >>> 24)]!
  );
}

/** Level n holds what 2^n bytes of zeros make of a state: each is the one before, applied twice. */
function makeTables(): Int32Array {
  const table = new Int32Array(levels * levelLength);
  for (let place = 0; place < levelLength; place += 1) {
    let state = (place & 255) << (8 * (place >> 8));
    for (let bit = 0; bit < 8; bit += 1)
      state = state & 1 ? (state >>> 1) ^ polynomial : state >>> 1;
    table[place] = state;
  }
  for (let at = levelLength; at < table.length; at += 1) {
    const before = at - levelLength;
    const base = before - (before % levelLength);
    table[at] = shiftBy(table, base, table[before]!);
  }
  return table;
}
