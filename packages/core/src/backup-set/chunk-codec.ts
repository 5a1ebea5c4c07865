import { locateFlippedBit } from '../bytes/locate-flipped-bit.js';
import { LicenseStoreError } from '../errors/license-store-error.js';
import type { Host } from '../host/host.js';
import type { Zstd } from '../host/zstd.js';
import { codecNone, codecZstd, type ChunkEntry } from './segment-layout.js';
import { isSingleFrame } from './zstd-frame.js';

/** What reading a chunk takes of a host. */
export type ChunkHost = Pick<Host, 'hasher' | 'zstd'>;

/** The one bit that was flipped in stored bytes. */
export interface FlippedBit {
  /** Byte in the stored bytes. */
  readonly byte: number;
  readonly bit: number;
}

/** A chunk as it was before it was stored. */
export interface UnpackedChunk {
  /**
   * Its records or hashes. Of a damaged chunk as they lie there; if it is compressed as they were before the bit was
   * flipped, or none.
   */
  readonly bytes: Uint8Array;
  /** Why the stored bytes are not what they were. */
  readonly problem?: string;
  /** Mending this bit of a compressed chunk makes its CRC-32 fit, and it can be decompressed. */
  readonly flipped?: FlippedBit;
}

/** Checks stored bytes against their CRC-32 and decompresses them. */
export async function unpackChunk(
  entry: ChunkEntry,
  stored: Uint8Array,
  { hasher, zstd }: ChunkHost,
): Promise<UnpackedChunk> {
  const actual = hasher.crc32(stored);
  const misfit = actual === entry.crc ? undefined : 'a chunk does not fit its checksum';
  if (entry.codec === codecNone)
    return { bytes: stored, ...(misfit === undefined ? {} : { problem: misfit }) };
  const nothing = new Uint8Array(0);
  if (misfit === undefined) {
    const bytes = await decompress(entry, stored, zstd);
    return bytes ? { bytes } : { bytes: nothing, problem: 'a chunk cannot be decompressed' };
  }
  const flipped = locateFlippedBit(stored.length, actual, entry.crc);
  if (!flipped) return { bytes: nothing, problem: misfit };
  const mended = stored.slice();
  mended[flipped.byte]! ^= 1 << flipped.bit;
  const bytes = await decompress(entry, mended, zstd);
  return bytes ? { bytes, problem: misfit, flipped } : { bytes: nothing, problem: misfit };
}

async function decompress(
  { rawLength }: ChunkEntry,
  stored: Uint8Array,
  zstd: Zstd | undefined,
): Promise<Uint8Array | undefined> {
  if (!isSingleFrame(stored, rawLength)) return undefined;
  const bytes = await zstd?.decompress(stored, rawLength);
  return bytes?.length === rawLength ? bytes : undefined;
}

/** Throws `unsupported` for a codec that is not known, or that this host lacks. */
export function assertCodec(
  codec: number,
  host: ChunkHost,
  place: { readonly path: string; readonly offset: number },
): void {
  if (codec === codecNone || (codec === codecZstd && host.zstd)) return;
  const details = { ...place };
  throw codec === codecZstd
    ? new LicenseStoreError('unsupported', `${place.path}: a chunk is compressed with zstd.`, {
        details,
        remedy: 'Read it with a host that has zstd, such as nodeHost() of @wmdrm/node.',
      })
    : new LicenseStoreError(
        'unsupported',
        `${place.path}: a chunk has the unknown codec ${codec}.`,
        { details },
      );
}
