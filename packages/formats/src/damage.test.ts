import { encodeRecord, isLicenseStoreError, type LicenseReadResult } from '@wmdrm/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { context, nodeHasher } from './fixtures/context.js';
import { samples, type Sample } from './fixtures/samples.js';

const all = samples(7);
// Random bytes have no end that could be missing.
const complete = all.filter(({ name }) => name !== 'wmdrm-v7-sealed');

/** Fails unless each result is a license a store takes, or a typed error with a place. */
function check(results: readonly LicenseReadResult[]): void {
  expect(results.length).toBeGreaterThan(0);
  for (const result of results) {
    if (result.type === 'license') {
      encodeRecord(result.license, nodeHasher);
      continue;
    }
    expect(isLicenseStoreError(result.error)).toBe(true);
    expect(['malformed-license', 'limit-exceeded']).toContain(result.error.code);
    expect(result.error.details.offset).toBeTypeOf('number');
  }
}

describe.each(complete)('$name that is cut off', ({ format, file }) => {
  it('is one typed error at every length, never a part of a license', () => {
    for (let length = 0; length < file.length; length++) {
      const results = format.read(file.subarray(0, length), context);
      expect([length, results.map(({ type }) => type)]).toEqual([length, ['damaged']]);
      check(results);
    }
  });

  it('names a place inside of what is left', () => {
    for (let length = 0; length < file.length; length++) {
      const [result] = format.read(file.subarray(0, length), context);
      if (result?.type !== 'damaged') throw new Error('expected damage');
      expect(result.error.details.offset).toBeLessThanOrEqual(length);
    }
  });
});

describe.each(all)('$name with changed bytes', ({ format, file }: Sample) => {
  const change = fc.record({
    at: fc.nat({ max: file.length - 1 }),
    to: fc.oneof(fc.nat({ max: 255 }), fc.constantFrom(0, 1, 0x3c, 0x22, 0x26, 0x7f, 0x80, 0xff)),
  });

  it('is a license that can be stored or a typed error, and never throws', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const copy = file.slice();
        for (const { at, to } of changes) copy[at] = to;
        check(format.read(copy, context));
      }),
      { seed: 11, numRuns: 400 },
    );
  });

  it('does not mind bytes that were moved, doubled or taken out', () => {
    const part = fc.tuple(fc.nat({ max: file.length }), fc.nat({ max: file.length }));
    fc.assert(
      fc.property(part, part, ([a, b], [c, d]) => {
        const parts = [file.subarray(0, a), file.subarray(b, c), file.subarray(d)];
        check(format.read(Uint8Array.from(parts.flatMap((bytes) => [...bytes])), context));
      }),
      { seed: 12, numRuns: 150 },
    );
  });

  it('does not mind bytes that have nothing to do with it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        check(format.read(bytes, context));
      }),
      { seed: 13, numRuns: 200 },
    );
  });
});
