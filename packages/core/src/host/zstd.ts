/** Zstandard (RFC 8878). Both calls may run beside each other, and beside everything else. */
export interface Zstd {
  /** One frame that holds `bytes` and says how many they are. */
  compress(bytes: Uint8Array): Promise<Uint8Array>;
  /**
   * The `length` bytes a frame holds, no more being allocated; `undefined` if it does not hold just these. That nothing lies
   * behind the frame, and that its window is no longer than 32 MiB, has been looked at.
   */
  decompress(frame: Uint8Array, length: number): Promise<Uint8Array | undefined>;
  /** Gives back the memory of what one of the calls made, which is empty then. Default: the garbage collector does. */
  release?(bytes: Uint8Array): void;
}
