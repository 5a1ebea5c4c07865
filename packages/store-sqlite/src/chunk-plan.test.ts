import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planChunks, type PlannedChunk, type PlanPage } from './chunk-plan.js';

const lengthsOfRecords = fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 60 });
const limits = fc.record({
  records: fc.integer({ min: 1, max: 10 }),
  bytes: fc.integer({ min: 1, max: 120 }),
});

/** Records at positions 10, 13, 16, … in pages of `size`. */
function pagesOf(lengths: readonly number[], size: number): PlanPage[] {
  const all = lengths.map((length, at) => ({ position: 10 + at * 3, length }));
  return Array.from({ length: Math.ceil(all.length / size) }, (_, page) => {
    const part = all.slice(page * size, (page + 1) * size);
    return {
      positions: part.map(({ position }) => position),
      lengths: part.map(({ length }) => length),
    };
  });
}

test('every record is in exactly one chunk, in order, with its bytes counted', () => {
  fc.assert(
    fc.property(lengthsOfRecords, limits, (lengths, limit) => {
      let at = 0;
      for (const { first, last, count, bytes } of planChunks(pagesOf(lengths, 7), limit)) {
        expect(first).toBe(10 + at * 3);
        expect(last).toBe(10 + (at + count - 1) * 3);
        expect(bytes).toBe(lengths.slice(at, at + count).reduce((sum, length) => sum + length, 0));
        at += count;
      }
      expect(at).toBe(lengths.length);
    }),
  );
});

test('a chunk keeps to its limits unless it holds one record, and leaves no room for the next', () => {
  fc.assert(
    fc.property(lengthsOfRecords, limits, (lengths, limit) => {
      let at = 0;
      for (const { count, bytes } of planChunks(pagesOf(lengths, 7), limit)) {
        expect(count).toBeLessThanOrEqual(limit.records);
        if (count > 1) expect(bytes).toBeLessThanOrEqual(limit.bytes);
        const next = lengths[(at += count)];
        if (next !== undefined && count < limit.records) {
          expect(bytes + next).toBeGreaterThan(limit.bytes);
        }
      }
    }),
  );
});

test('the size of the pages makes no difference', () => {
  fc.assert(
    fc.property(
      lengthsOfRecords,
      limits,
      fc.integer({ min: 1, max: 60 }),
      (lengths, limit, size) => {
        const plan = (pages: readonly PlanPage[]): PlannedChunk[] => [...planChunks(pages, limit)];
        expect(plan(pagesOf(lengths, size))).toEqual(plan(pagesOf(lengths, 1)));
      },
    ),
  );
});
