/** What licenses a store is filled with. The same mix gives the same licenses, byte for byte. */
export interface LicenseMix {
  /** 0 … 0xFFFFFFFF. */
  readonly seed: number;
  readonly licenses: number;
  /** Share of the licenses that permit their backup, 0 … 1. */
  readonly permitted: number;
}

/** Half the payloads are smaller than this, in bytes; with the spread below the mean is 2.5 kB. */
const medianSize = 2300;
/** Standard deviation of the logarithm of a size. */
const spread = 0.42;
/** Sizes beyond these are taken as these, in bytes. */
export const smallestSize: number = 1024;
export const largestSize: number = 8192;

/** The payload size at a place of the log-normal distribution; both numbers from 0 to below 1, evenly distributed. */
export function sizeAt(first: number, second: number): number {
  // The transform of Box and Muller (1958): two even numbers make one of the normal distribution.
  const normal = Math.sqrt(-2 * Math.log(1 - first)) * Math.cos(2 * Math.PI * second);
  const size = Math.round(medianSize * Math.exp(spread * normal));
  return Math.min(largestSize, Math.max(smallestSize, size));
}
