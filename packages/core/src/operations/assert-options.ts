import { LicenseStoreError } from '../errors/license-store-error.js';
import type { BackupOptions, Retention } from './operation-options.js';

const mostMachine = 128;
/** Whatever one license more may take, a chunk of so much fits the 32 MiB a reader accepts. */
const mostChunkBytes = 31 * 1024 * 1024;

/**
 * Throws `invalid-argument` for numbers that would let go of generations nobody meant: `NaN`, which a variable of the
 * environment that is missing becomes, keeps none.
 */
export function assertRetention(retention: Retention = {}): void {
  const { keep = 1, keepWithinMs = 0, keepDaily = 0 } = retention;
  if (!isCount(keep, 1)) throw invalid('retention.keep', 'a whole number from 1 on', keep);
  if (!(isNumber(keepWithinMs) && keepWithinMs >= 0))
    throw invalid('retention.keepWithinMs', 'a time from 0 on', keepWithinMs);
  if (!isCount(keepDaily, 0))
    throw invalid('retention.keepDaily', 'a whole number from 0 on', keepDaily);
}

/** Throws `invalid-argument` for options of a backup that are outside their range. */
export function assertBackupOptions({ retention, machine, tuning }: BackupOptions): void {
  assertRetention(retention);
  if (machine !== undefined && (machine.length < 1 || machine.length > mostMachine))
    throw invalid('machine', `1 to ${mostMachine} characters long`, machine);
  const { chunkBytes = 1 } = tuning ?? {};
  if (!isCount(chunkBytes, 1) || chunkBytes > mostChunkBytes)
    throw invalid('tuning.chunkBytes', `a whole number from 1 to ${mostChunkBytes}`, chunkBytes);
}

/** Infinity keeps everything. */
function isCount(value: unknown, least: number): boolean {
  return isNumber(value) && value >= least && (Number.isInteger(value) || value === Infinity);
}

/** What comes from JavaScript may be anything. */
function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

function invalid(option: string, what: string, value: unknown): LicenseStoreError {
  return new LicenseStoreError('invalid-argument', `${option} is ${what}, not ${String(value)}.`);
}
