const pageBits = 20;
const worldsPerPage = 1 << pageBits;

/** Every world seen, packed, numbered from 0 in the order they came, each with the one it came from. */
export class WorldTable {
  size = 0;
  private readonly words: number;
  private readonly pages: Uint32Array[] = [];
  private readonly origins: Uint32Array[] = [];
  /** Open addressing; holds numbers plus one, 0 is free. */
  private slots: Uint32Array = new Uint32Array(1 << 16);

  /** @param words length of a packed world. */
  constructor(words: number) {
    this.words = words;
  }

  /** Where world `index` lies: these words, from {@link offset} on. */
  page(index: number): Uint32Array {
    return this.pages[index >>> pageBits]!;
  }

  offset(index: number): number {
    return (index & (worldsPerPage - 1)) * this.words;
  }

  originOf(index: number): number {
    return this.origins[index >>> pageBits]![index & (worldsPerPage - 1)]!;
  }

  /** True if this packed world is new. */
  add(world: Uint32Array, origin: number): boolean {
    if (this.size * 2 >= this.slots.length) this.grow();
    const mask = this.slots.length - 1;
    let slot = this.hash(world, 0) & mask;
    for (let entry = this.slots[slot]!; entry !== 0; entry = this.slots[slot]!) {
      if (this.isAt(entry - 1, world)) return false;
      slot = (slot + 1) & mask;
    }
    const index = this.size;
    if ((index & (worldsPerPage - 1)) === 0) {
      this.pages.push(new Uint32Array(worldsPerPage * this.words));
      this.origins.push(new Uint32Array(worldsPerPage));
    }
    this.page(index).set(world, this.offset(index));
    this.origins[index >>> pageBits]![index & (worldsPerPage - 1)] = origin;
    this.size += 1;
    this.slots[slot] = this.size;
    return true;
  }

  isAt(index: number, world: Uint32Array): boolean {
    const page = this.page(index);
    const offset = this.offset(index);
    for (let word = 0; word < this.words; word += 1) {
      if (page[offset + word] !== world[word]) return false;
    }
    return true;
  }

  private hash(words: Uint32Array, from: number): number {
    let hash = 0;
    for (let word = from; word < from + this.words; word += 1) {
      hash = Math.imul(hash ^ words[word]!, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    hash = Math.imul(hash, 0x85ebca6b);
    return hash ^ (hash >>> 13);
  }

  private grow(): void {
    this.slots = new Uint32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let index = 0; index < this.size; index += 1) {
      let slot = this.hash(this.page(index), this.offset(index)) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = index + 1;
    }
  }
}
