/** 1970 in units of 100 ns since 1601, [MS-DTYP] 2.3.3. */
const epoch = 116_444_736_000_000_000n;

/** The milliseconds since 1970 of a FILETIME. */
export function millisecondsOf(fileTime: bigint): number {
  return Number((fileTime - epoch) / 10_000n);
}

/** The FILETIME, 8 bytes little-endian, of milliseconds since 1970. */
export function fileTimeBytes(milliseconds: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(Math.round(milliseconds)) * 10_000n + epoch);
  return bytes;
}
