import { ByteReader } from './byte-reader.js';

/** Size of a file, and whether it goes when it is closed: FileStandardInformation, [MS-FSCC] 2.4.47. */
export function decodeStandardInformation(bytes: Buffer): {
  readonly size: number;
  readonly deletePending: boolean;
} {
  const reader = new ByteReader(bytes, 'information of a file');
  return { size: reader.size(8), deletePending: reader.u8(20) !== 0 };
}

/** The number of a file on its volume, which it keeps when it is renamed: FileInternalInformation, [MS-FSCC] 2.4.27. */
export function decodeInternalInformation(bytes: Buffer): bigint {
  return new ByteReader(bytes, 'number of a file').u64(0);
}

/**
 * Space of a volume in bytes: FileFsFullSizeInformation, [MS-FSCC] 2.5.4. `free` is what this user may still write. What is
 * beyond 2^53 comes as 2^53 - 1: servers that know no end of their space tell something as large as that.
 */
export function decodeFullSize(bytes: Buffer): { readonly free: number; readonly total: number } {
  const reader = new ByteReader(bytes, 'space of a volume');
  const unit = reader.u32(24) * reader.u32(28);
  const bytesAt = (at: number): number =>
    Math.min(Number(reader.u64(at)) * unit, Number.MAX_SAFE_INTEGER);
  return { total: bytesAt(0), free: bytesAt(8) };
}
