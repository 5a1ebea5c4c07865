import type { SetHash } from './store-engine.js';

export const emptySetHash: SetHash = { high: 0, low: 0 };

/** Sum modulo 2^64: the order of licenses does not matter, a missing or doubled one does. */
export function addToSetHash(sum: SetHash, digest: SetHash): SetHash {
  const low = sum.low + digest.low;
  const carry = low > 0xffff_ffff ? 1 : 0;
  return { high: (sum.high + digest.high + carry) >>> 0, low: low >>> 0 };
}

/** Difference modulo 2^64, the inverse of {@link addToSetHash}. */
export function subtractFromSetHash(sum: SetHash, digest: SetHash): SetHash {
  const borrow = sum.low < digest.low ? 1 : 0;
  return { high: (sum.high - digest.high - borrow) >>> 0, low: (sum.low - digest.low) >>> 0 };
}
