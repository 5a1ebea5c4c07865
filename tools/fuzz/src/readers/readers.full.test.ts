import { expect, it } from 'vitest';
import { runFuzz } from '../run-fuzz.ts';
import { allReaders } from './all-readers.ts';

/** Others than those of `npm test`. */
const seed = 2;
const inputs = 20_000;
const mostBytes = 16 * 1024;

it.for(allReaders)(
  `the reader $name answers or refuses 20,000 changed inputs of seed ${seed}`,
  async (reader, { task }) => {
    const result = await runFuzz(reader, { seed, mostBytes, inputs });
    task.meta.ledger = { 'fuzz inputs': result.inputs, losses: result.findings.length };
    expect(result.findings.map(({ what }) => what)).toEqual([]);
  },
);
