import type { Command } from 'commander';
import { LicenseStoreError, type Retention } from '@wmdrm/core';
import { present } from './license-line.js';

/** What is kept, as the user wrote it. */
export interface RetentionOptions {
  readonly keep?: string;
  readonly keepWithin?: string;
  readonly keepDaily?: string;
}

const unitsMs: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
/** A hundred years: more is a slip of the finger. */
const longestMs = 100 * 366 * 86_400_000;
const mostCounted = 1_000_000;

/** Adds the options that say which older generations stay. */
export function addRetentionOptions(command: Command): Command {
  return command
    .option('--keep <n>', 'generations to keep, the newest included (default: 3)')
    .option('--keep-within <time>', 'and all this young, as 90m, 36h, 30d or 4w (default: 24h)')
    .option('--keep-daily <n>', 'and the last one of each of n days, UTC (default: 0)');
}

/** Reads them. Throws `invalid-argument`. */
export function readRetention({ keep, keepWithin, keepDaily }: RetentionOptions): Retention {
  return {
    ...present('keep', readCount('--keep', keep, 1)),
    ...present('keepWithinMs', keepWithin === undefined ? undefined : readTime(keepWithin)),
    ...present('keepDaily', readCount('--keep-daily', keepDaily, 0)),
  };
}

function readCount(option: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined;
  const number = /^[0-9]{1,7}$/.test(text) ? Number(text) : -1;
  if (number >= least && number <= mostCounted) return number;
  throw new LicenseStoreError(
    'invalid-argument',
    `${option} ${JSON.stringify(text)} is no whole number from ${least} to ${mostCounted}.`,
  );
}

function readTime(text: string): number {
  const [, digits = '', unit = ''] = /^([0-9]{1,9})([mhdw])$/.exec(text) ?? [];
  const time = digits === '' ? NaN : Number(digits) * (unitsMs[unit] ?? NaN);
  if (time <= longestMs) return time;
  throw new LicenseStoreError(
    'invalid-argument',
    `--keep-within ${JSON.stringify(text)} is no time of up to 100 years.`,
    { remedy: 'Write a number and m, h, d or w: 90m, 36h, 30d, 4w.' },
  );
}
