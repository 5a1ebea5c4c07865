import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toHex } from '../bytes/hex.js';
import { seed } from '../fixtures/seed.js';
import { viewOf } from '../record/records.js';
import { IdHashTable } from './id-hash-table.js';

/** Hashes of which many begin alike, so that they meet in the table. */
const hash = fc
  .tuple(fc.nat(3), fc.nat(200))
  .map(([first, last]) => Uint8Array.from({ length: 16 }, (_, at) => (at === 15 ? last : first)));

it('remembers for each hash the layer it was first met in, and nothing of those only asked for', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(hash, fc.option(fc.nat(70_000), { nil: undefined })), { maxLength: 600 }),
      (steps) => {
        const table = new IdHashTable();
        const model = new Map<string, number>();
        for (const [bytes, add] of steps) {
          const before = model.get(toHex(bytes));
          expect(table.layerOf(viewOf(bytes), 0, add)).toBe(before);
          if (before === undefined && add !== undefined) model.set(toHex(bytes), add);
        }
      },
    ),
    { seed },
  );
});
