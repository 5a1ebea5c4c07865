import { locateFlippedBit } from '../bytes/locate-flipped-bit.js';
import type { Hasher } from '../host/hasher.js';
import { viewOf } from './records.js';
import { headerCrcLength } from './layout.js';

/**
 * The state of a CRC-32 that holds nothing, as {@link Hasher.crc32} takes and returns it: zlib complements the state at
 * both ends. A header's checksum brings the state back here, so headers one behind the other are checked in one call.
 */
const zeroState = 0xffff_ffff;

/** Writes the checksum into the last bytes of a header that is otherwise complete. */
export function sealHeader(header: Uint8Array, hasher: Pick<Hasher, 'crc32'>): void {
  const end = header.length - headerCrcLength;
  const crc = hasher.crc32(header.subarray(0, end), zeroState) ^ zeroState;
  viewOf(header).setUint32(end, crc, true);
}

/** True if record headers, one or several one behind the other, fit their checksums. */
export function headersFit(headers: Uint8Array, hasher: Pick<Hasher, 'crc32'>): boolean {
  return hasher.crc32(headers, zeroState) === zeroState;
}

/** Where the one flipped bit must lie if that is all that happened to a header, checksum included. */
export function findFlippedHeaderBit(
  header: Uint8Array,
  hasher: Pick<Hasher, 'crc32'>,
): ReturnType<typeof locateFlippedBit> {
  return locateFlippedBit(header.length, hasher.crc32(header, zeroState), zeroState);
}
