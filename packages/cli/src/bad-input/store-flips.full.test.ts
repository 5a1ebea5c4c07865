import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSeed } from '../kill-runs/fixtures/seeded-draws.js';
import { flipBits, ledgerOf, type Flips } from './fixtures/flip-bits.js';

/** In parts, each well within the time a test has. */
const parts = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const flips = 250;
const seed = process.env['WMDRM_SEED'] === undefined ? 20260101 : readSeed();
const all: Flips[] = [];

beforeAll(() => console.log(`seed ${seed}`));
afterAll(() => console.log(`seed ${seed}: ${ledgerOf(all)}`));

it.for(parts)(
  'a bit flipped in any of 2,000 places of a store gives no wrong answer (part %d of 8)',
  async (part, { task }) => {
    const result = await flipBits(seed + part, flips);
    all.push(result);
    task.meta.ledger = { 'bits flipped in stores': flips, losses: result.wrong.length };
    expect(result.wrong).toEqual([]);
  },
);
