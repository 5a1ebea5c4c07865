/** The same memory as a plain `Uint8Array`: a `Buffer`'s `slice` shares memory where an array's copies. */
export function plainBytes(buffer: Uint8Array): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}
