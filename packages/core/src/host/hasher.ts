/** Digest of a stream of bytes. */
export interface StreamingSha256 {
  update(bytes: Uint8Array): void;
  /** The 32 bytes; the object is used up afterwards. */
  digest(): Uint8Array;
}

/** Synchronous digests: a promise per 2 KiB license would cost more than the digest itself. */
export interface Hasher {
  /** SHA-256 (FIPS 180-4) of the bytes: 32 bytes. */
  sha256(bytes: Uint8Array): Uint8Array;
  /**
   * True if the SHA-256 of the bytes is the 32 bytes of `digest` from `offset` on. Default: {@link sha256}, compared; a
   * host may know a way without an object for each digest.
   */
  sha256Fits?(bytes: Uint8Array, digest: Uint8Array, offset: number): boolean;
  sha256Stream(): StreamingSha256;
  /** CRC-32 as in ISO 3309 and zlib, 0 … 0xFFFFFFFF; `seed` is the CRC of what came before (default 0). */
  crc32(bytes: Uint8Array, seed?: number): number;
}
