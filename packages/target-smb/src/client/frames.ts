import { SmbError } from '../errors/smb-error.js';

/** In front of every message: a zero and its length in 3 bytes, big-endian, [MS-SMB2] 2.1. */
const prefixLength = 4;

/** What goes over the wire in front of a message of so many bytes. */
export function framePrefix(length: number): Buffer {
  const prefix = Buffer.alloc(prefixLength);
  prefix.writeUIntBE(length, 1, 3);
  return prefix;
}

/** Cuts what arrives into messages. */
export class FrameReader {
  readonly #limit: number;
  #parts: Buffer[] = [];
  #available = 0;

  /** @param limit bytes of the longest message that is taken: no server makes this client keep more. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The messages that these bytes complete. */
  push(bytes: Buffer): readonly Buffer[] {
    this.#parts.push(bytes);
    this.#available += bytes.length;
    const frames: Buffer[] = [];
    for (let end = this.#nextEnd(); end <= this.#available; end = this.#nextEnd()) {
      const all = this.#joined();
      frames.push(all.subarray(prefixLength, end));
      this.#parts = [all.subarray(end)];
      this.#available -= end;
    }
    return frames;
  }

  /** Bytes up to the end of the message that arrives. */
  #nextEnd(): number {
    if (this.#available < prefixLength) return prefixLength + 1;
    const first = this.#parts[0]!;
    const prefix = first.length >= prefixLength ? first : this.#joined();
    const length = prefix.readUInt32BE(0);
    if (length > this.#limit) {
      throw SmbError.malformed(`a message of ${length} bytes, where ${this.#limit} are the most`);
    }
    return prefixLength + length;
  }

  #joined(): Buffer {
    if (this.#parts.length > 1) this.#parts = [Buffer.concat(this.#parts)];
    return this.#parts[0]!;
  }
}
