import { builtInFormats } from '@wmdrm/formats';
import { describe, expect, it } from 'vitest';
import { keptFindings } from '../findings.ts';
import { runFuzz, runTruncations, type FuzzResult } from '../run-fuzz.ts';
import { allReaders } from './all-readers.ts';

const seed = 1;
/** Short inputs are read more often a second, and every limit but that of a whole file lies below. */
const mostBytes = 16 * 1024;

const told = ({ findings }: FuzzResult): readonly string[] =>
  findings.map(({ what, input }) => {
    const bytes = Buffer.from(input.subarray(0, 60)).toString('base64');
    return `${what.slice(0, 200)} (${input.length} bytes: ${bytes})`;
  });

describe.each(allReaders)('the reader $name', (reader) => {
  it('answers or refuses its seeds at every length', async () => {
    const result = await runTruncations(reader, { seed });
    expect(told(result)).toEqual([]);
  });

  it(`answers or refuses 20,000 changed inputs of seed ${seed}`, async () => {
    const result = await runFuzz(reader, { seed, mostBytes, inputs: 20_000 });
    expect(told(result)).toEqual([]);
    expect(result.inputs).toBe(20_000);
  });

  it.each(keptFindings(reader.name))(
    'answers or refuses %s, once a finding',
    async (_name, input) => {
      const result = await runTruncations(
        { ...reader, layers: [{ seeds: [input] }] },
        { seed, mostFindings: 1 },
      );
      expect(told(result)).toEqual([]);
    },
  );

  it.each([...reader.layers.keys()])('has seeds it reads in layer %i', async (at) => {
    const { seeds = [], wrap = (inner: Uint8Array) => inner } = reader.layers[at] ?? {};
    const answers = await Promise.all(seeds.map(async (each) => reader.read(wrap(each))));
    const refused = /^(malformed|limit|damaged|unsupported|unreadable|invalid)/;
    expect(answers.filter((answer) => !refused.test(answer))).not.toEqual([]);
  });
});

it('every license format has a reader', () => {
  const names = allReaders.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(builtInFormats.map(({ id }) => id)));
  expect(new Set(names).size).toBe(names.length);
});
