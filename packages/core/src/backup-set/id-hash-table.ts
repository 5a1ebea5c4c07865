import { idHashLength } from '../license/license-id-hash.js';

/** 32-bit words of a hash. */
const words = idHashLength / 4;

/**
 * Remembers for hashes of license ids the layer they were met in: open addressing over typed arrays, because a map of
 * strings would take five times the memory. The hashes are digests, so their first word spreads them well.
 */
export class IdHashTable {
  private keys: Uint32Array;
  /** Layer + 1; 0 where a slot is empty. */
  private layers: Uint32Array;
  private count = 0;

  constructor() {
    this.keys = new Uint32Array(64 * words);
    this.layers = new Uint32Array(64);
  }

  /** Layer of the hash at `offset`; `undefined` if it is new, which `add` then remembers. */
  layerOf(view: DataView, offset: number, add?: number): number | undefined {
    const slot = this.find(
      view.getUint32(offset, true),
      view.getUint32(offset + 4, true),
      view.getUint32(offset + 8, true),
      view.getUint32(offset + 12, true),
    );
    const found = this.layers[slot]!;
    if (found > 0) return found - 1;
    if (add === undefined) return undefined;
    for (let word = 0; word < words; word += 1) {
      this.keys[slot * words + word] = view.getUint32(offset + 4 * word, true);
    }
    this.layers[slot] = add + 1;
    this.count += 1;
    if (this.count * 2 > this.layers.length) this.grow();
    return undefined;
  }

  /** The slot that holds a hash, or the empty one where it belongs. */
  private find(a: number, b: number, c: number, d: number): number {
    const { keys, layers } = this;
    const mask = layers.length - 1;
    for (let slot = a & mask; ; slot = (slot + 1) & mask) {
      if (layers[slot] === 0) return slot;
      const at = slot * words;
      if (keys[at] === a && keys[at + 1] === b && keys[at + 2] === c && keys[at + 3] === d)
        return slot;
    }
  }

  private grow(): void {
    const { keys, layers } = this;
    this.keys = new Uint32Array(keys.length * 2);
    this.layers = new Uint32Array(layers.length * 2);
    for (let slot = 0; slot < layers.length; slot += 1) {
      if (layers[slot] === 0) continue;
      const at = slot * words;
      const to = this.find(keys[at]!, keys[at + 1]!, keys[at + 2]!, keys[at + 3]!);
      this.keys.set(keys.subarray(at, at + words), to * words);
      this.layers[to] = layers[slot]!;
    }
  }
}
