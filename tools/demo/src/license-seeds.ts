import type { SeededRandom } from './random.ts';

/** Seeds for synthetic licenses, no two of which are the same license. */
export class LicenseSeeds {
  #next: number;

  constructor(random: SeededRandom) {
    this.#next = random.below(2 ** 31) * 2;
  }

  /** The builders tell even seeds apart, all 2^31 of them; an odd one may give the license of an even one. */
  next(): number {
    const seed = this.#next;
    this.#next = (seed + 2) % 2 ** 32;
    return seed;
  }
}
