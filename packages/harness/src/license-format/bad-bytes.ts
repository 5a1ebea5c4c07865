import { concatBytes } from '@wmdrm/core';
import type { SeededRandom } from '../seeded/seeded-random.js';

/** Bytes made from a file, and how, for messages. */
export interface BadBytes {
  readonly what: string;
  readonly bytes: Uint8Array;
}

/** Places tried in one file; shorter files are tried everywhere. */
export const mostPlaces = 1024;

/** Every length a file can be cut to, the empty file among them. */
export function* cuts(file: Uint8Array, random: SeededRandom): Iterable<BadBytes> {
  for (const length of placesIn(file.length, random)) {
    yield { what: `cut off at byte ${length}`, bytes: file.slice(0, length) };
  }
}

/** One bit of each byte flipped, one at a time. */
export function* flips(file: Uint8Array, random: SeededRandom): Iterable<BadBytes> {
  for (const at of placesIn(file.length, random)) {
    const bit = random.below(8);
    const bytes = file.slice();
    bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
    yield { what: `bit ${bit} of byte ${at} flipped`, bytes };
  }
}

/** Parts of a file moved, doubled and left out. */
export function* shuffles(file: Uint8Array, random: SeededRandom): Iterable<BadBytes> {
  for (let turn = 0; turn < 100; turn++) {
    const [a, b, c, d] = Array.from({ length: 4 }, () => random.below(file.length + 1));
    const parts = [file.subarray(0, a), file.subarray(b, c), file.subarray(d)];
    yield { what: `made of 0…${a}, ${b}…${c} and ${d}…end`, bytes: concatBytes(parts) };
  }
}

/** Bytes that have nothing to do with any file. */
export function* noise(random: SeededRandom): Iterable<BadBytes> {
  for (let turn = 0; turn < 100; turn++) {
    const length = random.below(300);
    yield { what: `${length} random bytes`, bytes: random.bytes(length) };
  }
  for (const byte of [0x00, 0x0a, 0x20, 0x3c, 0x7b, 0xff]) {
    yield { what: `100 times byte ${byte}`, bytes: new Uint8Array(100).fill(byte) };
  }
}

/** Everything above, of one file. */
export function* allBad(file: Uint8Array, random: SeededRandom): Iterable<BadBytes> {
  yield* cuts(file, random);
  yield* flips(file, random);
  yield* shuffles(file, random);
}

function placesIn(length: number, random: SeededRandom): readonly number[] {
  if (length <= mostPlaces) return Array.from({ length }, (_, at) => at);
  return Array.from({ length: mostPlaces }, () => random.below(length));
}
