/** Memory is made in powers of two from this on, so that chunks fit into each other's: a usual one takes 1 MiB. */
const least = 4096;

/**
 * Memory for chunks that are being read, used again: new memory costs a fault a page, and the garbage collector, which knows
 * little of buffers, would let a hundred of them wait.
 */
export class ChunkBuffers {
  private readonly free: ArrayBuffer[] = [];

  /** So many bytes of whatever content; those that came back last, for they are still in the caches of the processor. */
  take(length: number): Uint8Array<ArrayBuffer> {
    const at = this.free.findLastIndex(({ byteLength }) => byteLength >= length);
    // One that is too short goes: there are never more than were wanted at once.
    const [taken] = this.free.splice(Math.max(at, 0), 1);
    const found = at < 0 ? undefined : taken;
    return new Uint8Array(found ?? new ArrayBuffer(sizeFor(length)), 0, length);
  }

  /** Takes back what {@link take} gave, wherever it has been meanwhile. */
  giveBack({ buffer }: Uint8Array<ArrayBuffer>): void {
    this.free.push(buffer);
  }
}

/** `bytes` in `memory`, where nobody else holds them. */
export function held(bytes: Uint8Array, memory: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (bytes.buffer !== memory.buffer) memory.set(bytes);
  return memory;
}

function sizeFor(length: number): number {
  let size = least;
  while (size < length) size *= 2;
  return size;
}
