import { releaseBytes } from '@wmdrm/core';

/** Slots of the first table; each one that follows has twice as many. */
const firstSize = 2 ** 14;

/** Remembered at most by default; they take 67 MB, and 5 million half of it. */
const mostIds = 12_000_000;

/**
 * Remembers hashes of ids, four bytes each: it never takes one for new that was there before, but may take a new one for
 * known. The hashes are digests, whose first word spreads them well and whose second tells them apart.
 */
export class SeenIds {
  private readonly most: number;
  private readonly tables: Uint32Array[] = [new Uint32Array(firstSize)];
  private inLast = 0;
  private count = 0;

  constructor(most: number = mostIds) {
    this.most = most;
  }

  /** True if there is room for no more. */
  get full(): boolean {
    return this.count >= this.most;
  }

  /** Remembers the hash at `offset`; false if it, or one like it, was there before. */
  add(view: DataView, offset: number): boolean {
    const start = view.getUint32(offset);
    const mark = view.getUint32(offset + 4) || 1;
    let slot = 0;
    for (const table of this.tables) {
      const mask = table.length - 1;
      for (slot = start & mask; table[slot] !== 0; slot = (slot + 1) & mask) {
        if (table[slot] === mark) return false;
      }
    }
    const last = this.tables.at(-1)!;
    last[slot] = mark;
    this.count += 1;
    this.inLast += 1;
    if (this.inLast * 4 >= last.length * 3) {
      this.tables.push(new Uint32Array(last.length * 2));
      this.inLast = 0;
    }
    return true;
  }

  /** Gives the memory back; it must not be asked again. */
  release(): void {
    for (const table of this.tables.splice(0)) releaseBytes(table);
  }
}
