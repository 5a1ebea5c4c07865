import { LicenseStoreError } from '@wmdrm/core';
import { describe, expect, it } from 'vitest';
import { expectThat, refusal, type FuzzReader } from './fuzz-reader.ts';
import { runFuzz, runTruncations, type FuzzOptions } from './run-fuzz.ts';

const text = new TextDecoder();
const seeds = [new TextEncoder().encode('{"a": 1, "b": [true, false]}')];
const readerOf = (read: FuzzReader['read']): FuzzReader => ({
  name: 'test',
  layers: [{ seeds }],
  read,
});
const run = (read: FuzzReader['read'], options: Partial<FuzzOptions> = {}) =>
  runFuzz(readerOf(read), { inputs: 2000, seed: 1, ...options });

describe('runFuzz', () => {
  it('finds what throws without a type', async () => {
    const { findings } = await run((input) => typeof JSON.parse(text.decode(input)));
    expect(findings[0]?.what).toMatch(/^SyntaxError/);
  });

  it('finds errors of a type that may not be', async () => {
    const { findings } = await run((input) => {
      if (input.length > 30)
        return refusal(new LicenseStoreError('closed', 'x'), { allowed: ['damaged'] });
      return 'short';
    });
    expect(findings[0]?.what).toContain('closed is one of damaged');
  });

  it('finds an offset behind the end', async () => {
    const error = new LicenseStoreError('damaged', 'x', { details: { offset: 25 } });
    const { findings } = await run((input) =>
      refusal(error, { allowed: ['damaged'], length: input.length }),
    );
    expect(findings[0]?.what).toMatch(/an offset from 0 to \d+, not 25/);
  });

  it('finds answers that break their own rules', async () => {
    const { findings } = await run((input) => {
      expectThat('it is short', input.length < 60);
      return 'short';
    });
    expect(findings[0]?.what).toBe('FuzzViolation: it is short');
  });

  it('finds what takes long, but not what was only interrupted', async () => {
    let now = 0;
    let slow = false;
    let interrupted = false;
    const read = (input: Uint8Array): string => {
      slow = input.length > 40;
      now += slow ? 60 : 1;
      if (!interrupted && !slow) {
        interrupted = true;
        now += 1000;
      }
      return 'read';
    };
    const { findings } = await run(read, {
      ...{ now: () => now, processorTime: () => now, mostMs: 50 },
    });
    expect(findings.length).toBeGreaterThan(0);
    expect(
      findings.every(({ what, input }) => input.length > 40 && what.startsWith('takes 60 ms')),
    ).toBe(true);
  });

  it('finds what allocates more than its input allows', async () => {
    const { findings, largestAllocation } = await run((input) => {
      const claimed = input[0] === 0x7b ? 1 : 1_000_000;
      return String(new Uint8Array(claimed).length);
    });
    expect(findings[0]?.what).toMatch(/^allocates 1000000 bytes; at most \d+ are allowed$/);
    expect(largestAllocation).toBe(1_000_000);
  });

  it('waits for readers that take their time', async () => {
    const { findings } = await run(async () => {
      await Promise.resolve();
      throw new Error('late');
    });
    expect(findings[0]?.what).toBe('Error: late');
  });

  it('gives the same inputs for the same seed, others for another', async () => {
    const seen = async (seed: number): Promise<readonly string[]> => {
      const all: string[] = [];
      await run((input) => (all.push(Buffer.from(input).toString('hex')), 'read'), {
        seed,
        inputs: 300,
        // An input that took long is read again, to be measured.
        now: () => 0,
      });
      return all;
    };
    const first = await seen(1);
    expect(await seen(1)).toEqual(first);
    expect(await seen(2)).not.toEqual(first);
    expect(new Set(first).size).toBeGreaterThan(200);
  });

  it('goes on from inputs that were answered in a new way', async () => {
    // Behind four brackets lies what no single change of the seed reaches.
    const { answers } = await run(
      (input) => `depth ${/^\[*/.exec(text.decode(input))![0].length}`,
      {
        inputs: 20_000,
      },
    );
    expect(answers).toBeGreaterThan(4);
  });

  it('changes what is inside and wraps it', async () => {
    const reader: FuzzReader = {
      name: 'test',
      layers: [
        { seeds, wrap: (inner) => Buffer.concat([Uint8Array.of(inner.length & 0xff), inner]) },
      ],
      read: (input) => String(input[0] === ((input.length - 1) & 0xff)),
    };
    expect(await runFuzz(reader, { inputs: 1000, seed: 1 })).toMatchObject({ answers: 1 });
  });

  it('leaves the constructors as they were', async () => {
    const before = [Uint8Array, ArrayBuffer];
    await run(() => 'read');
    expect([Uint8Array, ArrayBuffer]).toEqual(before);
  });
});

describe('runTruncations', () => {
  it('tries every length', async () => {
    const lengths: number[] = [];
    const { inputs } = await runTruncations(
      readerOf((input) => String(lengths.push(input.length))),
      { seed: 1 },
    );
    expect(lengths).toEqual(Array.from({ length: seeds[0]!.length + 1 }, (_, length) => length));
    expect(inputs).toBe(lengths.length);
  });
});
