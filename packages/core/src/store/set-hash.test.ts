import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seed } from '../fixtures/seed.js';
import { addToSetHash, emptySetHash, subtractFromSetHash } from './set-hash.js';
import type { SetHash } from './store-engine.js';

const word = fc.integer({ min: 0, max: 0xffff_ffff });
const someHash: fc.Arbitrary<SetHash> = fc.record({ high: word, low: word });
const sumOf = (hashes: readonly SetHash[]): SetHash => hashes.reduce(addToSetHash, emptySetHash);

describe('the set hash', () => {
  it('is a sum modulo 2^64', () => {
    fc.assert(
      fc.property(someHash, someHash, (a, b) => {
        const whole = ({ high, low }: SetHash): bigint => (BigInt(high) << 32n) | BigInt(low);
        expect(whole(addToSetHash(a, b))).toBe(BigInt.asUintN(64, whole(a) + whole(b)));
      }),
      { seed },
    );
  });

  it('does not depend on the order', () => {
    const shuffled = fc
      .array(someHash)
      .chain((list) =>
        fc.tuple(
          fc.constant(list),
          fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(sumOf(other)).toEqual(sumOf(list));
      }),
      { seed },
    );
  });

  it('loses again what is subtracted', () => {
    fc.assert(
      fc.property(someHash, someHash, (a, b) => {
        expect(subtractFromSetHash(addToSetHash(a, b), b)).toEqual(a);
        expect(addToSetHash(subtractFromSetHash(a, b), b)).toEqual(a);
      }),
      { seed },
    );
  });

  it('stays within two words of 32 bits', () => {
    const most = { high: 0xffff_ffff, low: 0xffff_ffff };
    expect(addToSetHash(most, { high: 0, low: 1 })).toEqual(emptySetHash);
    expect(subtractFromSetHash(emptySetHash, { high: 0, low: 1 })).toEqual(most);
  });
});
