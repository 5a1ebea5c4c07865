import { parseArgs } from 'node:util';

export interface FuzzArguments {
  /** Readers to try; all if none is named. */
  readonly readers: readonly string[];
  readonly inputs: number;
  readonly seed: number;
}

export const usage: string = `Usage: npm run fuzz -- [options]

  --reader NAME   only this reader, repeatable
  --inputs N      inputs of each reader; default 1,000,000
  --seed N        0 to 4294967295; default 20260101. The same seed gives the same inputs
  --help`;

/** Reads the command line; `help` if that was asked for. Throws `TypeError` or `RangeError` for what is wrong. */
export function readArguments(
  args: readonly string[],
  known: readonly string[],
): FuzzArguments | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      reader: { type: 'string', multiple: true, default: [] },
      inputs: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '20260101' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  for (const name of values.reader) {
    if (!known.includes(name)) {
      throw new RangeError(`There is no reader ${name}; there are ${known.join(', ')}.`);
    }
  }
  return {
    readers: values.reader,
    inputs: whole('--inputs', values.inputs, 1, 1_000_000_000),
    seed: whole('--seed', values.seed, 0, 0xffff_ffff),
  };
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new RangeError(`${name} is a whole number from ${least} to ${most}, not ${text}.`);
}
