import { releaseBytes } from '@wmdrm/core';

/** Bytes from which on it pays to give memory back by hand. */
const worthFreeing = 65_536;
/** Bytes of what {@link keepFreedMemory} makes and frees: as much as is under way of two files that are written at once. */
const kept = 8 << 20;

/**
 * Gives the memory of a sealed message back at once; nobody may look at it any more. A cipher makes new memory for whatever
 * it returns. Left to the collector it is freed much later, so each message lies on pages the system has yet to provide,
 * which takes longer than to encrypt it.
 */
export function freeSealed(parts: readonly Uint8Array[]): void {
  for (const part of parts) {
    const { buffer, length } = part;
    // Small ones may lie in memory they share with others.
    if (length >= worthFreeing && buffer.byteLength === length) releaseBytes(part);
  }
}

/**
 * Lets the allocator keep what is freed instead of giving it back to the system. That of the GNU C library keeps blocks up to
 * the size of the largest one of its own it has seen freed, and twice as many bytes in all (mallopt(3), M_MMAP_THRESHOLD).
 * Nothing is written into this one, so it costs no memory.
 */
export function keepFreedMemory(): void {
  releaseBytes(new Uint8Array(kept));
}
