import type { Random } from '@wmdrm/core';

/** Random numbers that a seed repeats exactly, on every machine. Not for secrets. */
export interface SeededRandom extends Random {
  readonly seed: number;
  /** 0 ≤ number < 1. */
  fraction(): number;
  /** A whole number, 0 ≤ number < `below`; `below` is 1 … 2^32. */
  below(below: number): number;
  /** True with this probability, 0 … 1. */
  chance(probability: number): boolean;
  /** One of the items; there must be one. */
  pick<T>(items: readonly T[]): T;
  /** A generator of its own for this purpose: what it draws does not change what this one draws. */
  fork(purpose: number): SeededRandom;
}

/** @param seed any number; the lower 32 bits of its whole part count. */
export function seededRandom(seed: number): SeededRandom {
  const next = xoshiro128(seed >>> 0);
  const fraction = (): number => next() / 2 ** 32;
  const below = (limit: number): number => Math.floor(fraction() * limit);
  return {
    seed,
    fraction,
    below,
    chance: (probability) => fraction() < probability,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('There is nothing to pick from.');
      return item;
    },
    bytes: (length) => Uint8Array.from({ length }, () => next() >>> 24),
    fork: (purpose) => seededRandom(mix(Math.imul(seed >>> 0, 31) ^ mix(purpose))),
  };
}

/** 32 bits a call: xoshiro128**, D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators". */
function xoshiro128(seed: number): () => number {
  let a = mix(seed);
  let b = mix(a);
  let c = mix(b);
  let d = mix(c) | 1;
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** Spreads a seed over 32 bits: the finalizer of MurmurHash3 (A. Appleby) after a golden-ratio step. */
function mix(word: number): number {
  let mixed = (word + 0x9e37_79b9) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
