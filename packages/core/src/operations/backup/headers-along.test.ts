import { describe, expect, it } from 'vitest';
import type { ClassTotal } from '../../store/store-engine.js';
import { HeadersAlong } from './headers-along.js';

const mebibyte = 1024 * 1024;
const range = { from: 64, to: 128 };

const totals = (headerBytes: number): readonly ClassTotal[] => [
  { policyClass: 'granted', licenses: 9, bytes: 100 * mebibyte, headerBytes: 50 * mebibyte },
  { policyClass: 'denied', licenses: 9, bytes: 100 * mebibyte, headerBytes },
];

type Made = readonly [number, ...number[]];

/** Pieces of up to so many bytes, each made into its position and its bytes. */
function alongOf(chunkBytes: number, headerBytes = 1): HeadersAlong<Made> {
  return new HeadersAlong({
    ...{ restricted: ['denied'], totals: totals(headerBytes), chunkBytes },
    make: ({ bytes, last }) => [last, ...bytes],
  });
}

/** What is kept of chunks whose headers are so long, each of one byte that counts them; `undefined`: without. */
function kept(lengths: readonly (number | undefined)[], chunkBytes = 9): HeadersAlong<Made> {
  const along = alongOf(chunkBytes);
  lengths.forEach((length, at) =>
    along.add(range, {
      ...{ bytes: new Uint8Array(1), count: 1, last: 70 + at },
      ...(length === undefined ? {} : { headers: new Uint8Array(length).fill(at) }),
    }),
  );
  return along;
}

describe('headers that come along with records', () => {
  it('are wanted of the restricted classes', () => {
    expect(alongOf(9, mebibyte).classes).toEqual(['denied']);
  });

  it('are not wanted where all of them would fill the memory', () => {
    expect(alongOf(9, 21 * mebibyte).classes).toEqual([]);
  });

  it('are given away in pieces as long as a chunk may be, none of them cut', () => {
    const along = kept([2, 2, 0, 1, 3, 9, 1], 5);
    expect(along.take(range)).toEqual([
      [73, 0, 0, 1, 1, 3],
      [74, 4, 4, 4],
      [75, ...Array<number>(9).fill(5)],
      [76, 6],
    ]);
    expect(along.take(range)).toEqual([]);
  });

  it('are made into something as soon as a piece is full', () => {
    const made: number[] = [];
    const along = new HeadersAlong({
      ...{ restricted: ['denied'], totals: totals(1), chunkBytes: 5 },
      make: ({ last }) => made.push(last),
    });
    for (const last of [70, 71, 72])
      along.add(range, { bytes: new Uint8Array(1), count: 1, last, headers: new Uint8Array(3) });
    expect(made).toEqual([70, 71]);
    along.take(range);
    expect(made).toEqual([70, 71, 72]);
  });

  it('leave to be read what lies behind the last chunk', () => {
    expect(kept([2, 0]).readTo(range)).toBe(72);
  });

  it('leave everything to be read where no chunk came', () => {
    expect(kept([]).readTo(range)).toBe(64);
  });

  it('leave everything to be read from a chunk on that came without', () => {
    const along = kept([2, undefined, 2]);
    expect(along.readTo(range)).toBe(71);
    expect(along.take(range)).toEqual([[70, 0, 0]]);
  });
});
