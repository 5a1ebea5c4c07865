import { parseArgs } from 'node:util';
import type { Extent } from './parts/part.ts';
import { isPartName, partNames, type PartName } from './parts/part-names.ts';

export interface BenchOptions extends Extent {
  /** Parts to measure, in the order they are run. */
  readonly only: readonly PartName[];
  readonly json: boolean;
  /** Put the figures into docs/benchmarks. */
  readonly write: boolean;
}

export const usage: string = `Usage: npm run bench -- [options]     (npm run bench:run does not build first)

  --quick         10,000 licenses and 2 rounds: shows that it works, measures little
  --only PARTS    some of ${partNames.join(',')}
  --licenses N    licenses in the store, 100 or more; default 200,000
  --growth N      licenses in the largest store of the part growth; default 1,000,000;
                  5,000,000 need 50 GB of disk and a quarter of an hour more
  --rounds N      interleaved rounds, 1 or more; default 5
  --seed N        0 to 4294967295; default 20260101
  --json          one JSON object a line
  --write         put the figures of these parts into docs/benchmarks.md and docs/benchmarks
  --help`;

const whole = { licenses: '200000', growth: '1000000', rounds: '5' } as const;
const quickly = { licenses: '10000', growth: '20000', rounds: '2' } as const;

/** Reads the command line; `help` if that was asked for. Throws `TypeError` or `RangeError` for what is wrong. */
export function readArguments(args: readonly string[]): BenchOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', default: partNames.join(',') },
      licenses: { type: 'string' },
      growth: { type: 'string' },
      rounds: { type: 'string' },
      seed: { type: 'string', default: '20260101' },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const { quick, json, write } = values;
  const usual = quick ? quickly : whole;
  return {
    ...{ quick, json, write },
    only: partsNamed(values.only),
    seed: wholeNumber('--seed', values.seed, 0, 0xffff_ffff),
    licenses: wholeNumber('--licenses', values.licenses ?? usual.licenses, 100, 10_000_000),
    growth: wholeNumber('--growth', values.growth ?? usual.growth, 1000, 10_000_000),
    rounds: wholeNumber('--rounds', values.rounds ?? usual.rounds, 1, 1000),
  };
}

function partsNamed(text: string): readonly PartName[] {
  const named = text.split(',');
  const unknown = named.find((name) => !isPartName(name));
  if (unknown === undefined) return partNames.filter((name) => named.includes(name));
  throw new RangeError(`--only knows ${partNames.join(', ')}, not ${unknown}.`);
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new RangeError(`${name} is a whole number from ${least} to ${most}, not ${text}.`);
}
