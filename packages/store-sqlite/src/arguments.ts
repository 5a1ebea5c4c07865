import { idHashLength, keyIdLength, LicenseStoreError, type PositionRange } from '@wmdrm/core';

/** Throws `invalid-argument` unless `bytes` can be the hash of a license id. */
export function assertIdHash(bytes: Uint8Array): void {
  if (bytes.length === idHashLength) return;
  throw invalid(`The hash of a license id has ${idHashLength} bytes, not ${bytes.length}.`);
}

/** Throws `invalid-argument` unless `bytes` can be a key id. */
export function assertKeyId(bytes: Uint8Array): void {
  if (bytes.length === keyIdLength) return;
  throw invalid(`A key id has ${keyIdLength} bytes, not ${bytes.length}.`);
}

/** Throws `invalid-argument` unless `mark` is 32 hexadecimal digits. */
export function assertLineageMark(mark: string): void {
  if (/^[0-9a-f]{32}$/.test(mark)) return;
  throw invalid('A lineage mark has 32 lower-case hexadecimal digits.');
}

/** Throws `invalid-argument` unless both ends are positions. */
export function assertRange({ from, to }: PositionRange): void {
  if (Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= 0) return;
  throw invalid(`Positions ${from} to ${to} are no range.`);
}

/** Throws `invalid-argument` unless `value` is a whole number from `least` on. */
export function assertWhole(name: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw invalid(`${name} is a whole number from ${least} on, not ${value}.`);
}

/** Throws `invalid-argument` unless `value` is a time that timers can measure. */
export function assertMilliseconds(name: string, value: number): void {
  const most = 0x7fff_ffff;
  if (Number.isInteger(value) && value >= 0 && value <= most) return;
  throw invalid(`${name} is a whole number of milliseconds from 0 to ${most}, not ${value}.`);
}

function invalid(message: string): LicenseStoreError {
  return new LicenseStoreError('invalid-argument', message);
}
