/** Reflected polynomial of CRC-32 (ISO 3309). */
const polynomial = 0xedb88320;

/**
 * Where the one flipped bit must lie if that is all that happened to `length` bytes whose CRC-32 is `actual` and should
 * be `expected`; `undefined` if it cannot have been one bit. Up to 91,607 bits two flips never look like a third one;
 * in longer messages they can, so whoever mends the bit checks the result. CRC-32 is linear, so the difference of two
 * checksums depends only on the difference of the bytes, and that of a single bit is another one for each place in up to
 * 2^29 bytes.
 */
export function locateFlippedBit(
  length: number,
  actual: number,
  expected: number,
): { readonly byte: number; readonly bit: number } | undefined {
  const difference = (actual ^ expected) >>> 0;
  // Going back one bit at a time from the last bit of the message: what a flip there does to the checksum.
  let effect = polynomial;
  for (let fromEnd = 0; fromEnd < length * 8; fromEnd += 1) {
    if (effect >>> 0 === difference) {
      return { byte: length - 1 - Math.floor(fromEnd / 8), bit: 7 - (fromEnd % 8) };
    }
    effect = effect & 1 ? (effect >>> 1) ^ polynomial : effect >>> 1;
  }
  return undefined;
}
