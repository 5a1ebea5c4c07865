import { releaseBytes } from '@wmdrm/core';

/** As of ECMAScript 2024. */
interface ResizableBuffers {
  new (length: number, options: { readonly maxByteLength: number }): ArrayBuffer;
}

/** A chunk of a backup, up to one license longer than 1 MiB, and what was kept before it. */
const pieceBytes = 1024 * 1024 + 128 * 1024;

/** Some 8 MiB in all. */
const mostPieces = 7;

/**
 * Memory that begins where a page does, as direct I/O asks for (open(2), O_DIRECT): V8 makes buffers that can be resized
 * of whole pages. Node has no other; nothing promises it, and a kernel that is given other memory says `EINVAL`. All
 * files of a target share it, and who finds none free waits. It is given back when the last file is closed.
 */
export class AlignedMemory {
  readonly #idle: Uint8Array<ArrayBuffer>[] = [];
  readonly #waiting: ((piece: Uint8Array<ArrayBuffer>) => void)[] = [];
  #made = 0;
  #files = 0;

  /** Bytes of a piece. */
  get pieceBytes(): number {
    return pieceBytes;
  }

  /** Runs `work` with a piece nobody else has meanwhile; what is in it is of no meaning. */
  async lend<T>(work: (piece: Uint8Array<ArrayBuffer>) => Promise<T>): Promise<T> {
    const piece = this.#idle.pop() ?? this.#make() ?? (await this.#next());
    try {
      return await work(piece);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(piece);
      else this.#idle.push(piece);
      this.#giveBack();
    }
  }

  /** Counts a file that will use it. */
  open(): void {
    this.#files += 1;
  }

  /** Counts a file that has ended. */
  close(): void {
    this.#files -= 1;
    this.#giveBack();
  }

  #giveBack(): void {
    if (this.#files > 0) return;
    this.#made -= this.#idle.length;
    for (const piece of this.#idle.splice(0)) releaseBytes(piece);
  }

  #make(): Uint8Array<ArrayBuffer> | undefined {
    if (this.#made === mostPieces) return undefined;
    const Resizable = ArrayBuffer as unknown as ResizableBuffers;
    const buffer = new Resizable(pieceBytes, { maxByteLength: pieceBytes });
    this.#made += 1;
    return new Uint8Array(buffer, 0, pieceBytes);
  }

  #next(): Promise<Uint8Array<ArrayBuffer>> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
