import { parseArgs } from 'node:util';

export interface BenchOptions {
  readonly seed: number;
  readonly licenses: number;
  readonly rounds: number;
  readonly json: boolean;
  /** Only what the COM face costs. */
  readonly com: boolean;
  /** Only increments against full backups. */
  readonly increments: boolean;
  /** Only backups on shares of a Samba server. */
  readonly smb: boolean;
}

export const usage: string = `Usage: npm run bench -- [options]     (npm run bench:run does not build first)

  --quick         10,000 licenses and 3 rounds: shows that it works, measures little
  --licenses N    licenses in the store, 100 or more; default 200,000
  --rounds N      interleaved rounds, 1 or more; default 5
  --seed N        0 to 4294967295; default 20260101
  --com           only what the COM face costs
  --increments    only increments against full backups
  --smb           only backups on shares; needs Samba
  --json          one JSON object a line
  --help`;

/** Reads the command line; `help` if that was asked for. Throws `TypeError` or `RangeError` for what is wrong. */
export function readArguments(args: readonly string[]): BenchOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      licenses: { type: 'string' },
      rounds: { type: 'string' },
      seed: { type: 'string', default: '20260101' },
      json: { type: 'boolean', default: false },
      com: { type: 'boolean', default: false },
      increments: { type: 'boolean', default: false },
      smb: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const { quick, json, com, increments, smb } = values;
  if ([com, increments, smb].filter(Boolean).length > 1)
    throw new RangeError('--com, --increments and --smb are several measurements: give one.');
  return {
    json,
    com,
    increments,
    smb,
    seed: whole('--seed', values.seed, 0, 0xffff_ffff),
    licenses: whole('--licenses', values.licenses ?? (quick ? '10000' : '200000'), 100, 10_000_000),
    rounds: whole('--rounds', values.rounds ?? (quick ? '3' : '5'), 1, 1000),
  };
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new RangeError(`${name} is a whole number from ${least} to ${most}, not ${text}.`);
}
