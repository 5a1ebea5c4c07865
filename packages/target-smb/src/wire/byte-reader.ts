import { SmbError } from '../errors/smb-error.js';

/**
 * Reads little-endian fields of something a server sent. Positions are bytes from its start, as the documents give them.
 * Everything outside is an {@link SmbError} `EBADMSG`: lengths and offsets come from the server too.
 */
export class ByteReader {
  readonly bytes: Buffer;
  readonly #what: string;

  /** @param what it is, for the error. */
  constructor(bytes: Buffer, what: string) {
    this.bytes = bytes;
    this.#what = what;
  }

  get length(): number {
    return this.bytes.length;
  }

  u8(at: number): number {
    this.#check(at, 1);
    return this.bytes.readUInt8(at);
  }

  u16(at: number): number {
    this.#check(at, 2);
    return this.bytes.readUInt16LE(at);
  }

  u32(at: number): number {
    this.#check(at, 4);
    return this.bytes.readUInt32LE(at);
  }

  u64(at: number): bigint {
    this.#check(at, 8);
    return this.bytes.readBigUInt64LE(at);
  }

  /** A size of 8 bytes; refused where a JavaScript number cannot hold it. */
  size(at: number): number {
    const value = this.u64(at);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw this.malformed('a size is beyond 2^53');
    return Number(value);
  }

  /** The bytes themselves, not a copy. */
  slice(at: number, length: number): Buffer {
    this.#check(at, length);
    return this.bytes.subarray(at, at + length);
  }

  /** Reads a part of it, in which positions count from its own start. */
  part(at: number, length: number): ByteReader {
    return new ByteReader(this.slice(at, length), this.#what);
  }

  /** A text in UTF-16LE of `length` bytes. */
  text(at: number, length: number): string {
    if (length % 2 !== 0) throw this.malformed('a text has half a character');
    return this.slice(at, length).toString('utf16le');
  }

  malformed(why: string): SmbError {
    return SmbError.malformed(`${this.#what}: ${why}`);
  }

  #check(at: number, length: number): void {
    if (at >= 0 && length >= 0 && at + length <= this.bytes.length) return;
    throw this.malformed(`bytes ${at} to ${at + length} of ${this.bytes.length} are asked for`);
  }
}
