/**
 * A point in time: units of 100 nanoseconds since 1601-01-01 UTC, 64 bits unsigned (minwinbase.h; [MS-DTYP] 2.3.3).
 */
export type FILETIME = bigint;

const unitsPerMillisecond = 10_000n;
const millisecondsTo1970 = 11_644_473_600_000n;

/** The FILETIME of milliseconds since 1970 UTC, from 1601 on; fractions of a millisecond are cut. */
export function toFILETIME(milliseconds: number): FILETIME {
  const since1601 = BigInt(Math.trunc(milliseconds)) + millisecondsTo1970;
  if (since1601 < 0n)
    throw new RangeError(`${milliseconds} ms lies before 1601, where FILETIME begins.`);
  return since1601 * unitsPerMillisecond;
}

/** Milliseconds since 1970 UTC; what is finer is cut. */
export function fromFILETIME(time: FILETIME): number {
  return Number(time / unitsPerMillisecond - millisecondsTo1970);
}
