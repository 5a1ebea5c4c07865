import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLicenseStoreError } from '../errors/license-store-error.js';
import { refusalOf } from './fixtures/refusal.js';
import { anyText, goodText, name, seed } from './fixtures/unc-texts.js';
import { parseLocation } from './location.js';
import { UncPath } from './unc-path.js';
import { uncRules } from './unc-rule.js';

/** What `action` gives, or undefined if it refuses with a LicenseStoreError. */
function unlessRefused<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (isLicenseStoreError(error)) return undefined;
    throw error;
  }
}

function accepted(text: string): UncPath | undefined {
  return unlessRefused(() => UncPath.parse(text));
}

const somePath = fc
  .oneof({ arbitrary: goodText, weight: 4 }, { arbitrary: anyText, weight: 1 })
  .map(accepted)
  .filter((place) => place !== undefined);

describe('UncPath, for any text', () => {
  it('parses it or throws a LicenseStoreError with a rule of the table', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        if (accepted(text) !== undefined) return;
        const error = refusalOf(() => UncPath.parse(text));
        expect(error.code).toBe('invalid-path');
        expect(Object.keys(uncRules)).toContain(error.details.rule);
      }),
      { seed, numRuns: 3_000 },
    );
  });

  it('accepts no name that leads elsewhere', () => {
    fc.assert(
      fc.property(somePath, (place) => {
        for (const component of place.components) expect(component).toMatch(/^(?!\.\.?$)[^\\/:]+$/);
      }),
      { seed, numRuns: 1_000 },
    );
  });

  it('refuses text with an @ without repeating what it holds', () => {
    const secret = 'Sw0rdfish';
    const around = fc.tuple(anyText, fc.constantFrom('@', `${secret}@`, ':@'), anyText);
    fc.assert(
      fc.property(around, ([before, at, after]) => {
        const text = `${before}${secret}${at}${after}`;
        fc.pre(unlessRefused(() => parseLocation(text)) === undefined);
        const error = refusalOf(() => parseLocation(text));
        expect(`${error.stack ?? ''}${JSON.stringify(error)}`).not.toContain(secret);
      }),
      { seed, numRuns: 1_000 },
    );
  });
});

describe('UncPath, for any accepted path', () => {
  it('is read back from both of its written forms', () => {
    fc.assert(
      fc.property(somePath, (place) => {
        const plain = { ...place, verbatim: false };
        expect({ ...UncPath.parse(place.toString()) }).toEqual(plain);
        expect({ ...UncPath.parse(place.toForwardSlashes()) }).toEqual(plain);
      }),
      { seed, numRuns: 1_000 },
    );
  });

  it('equals itself in other letters, by key too', () => {
    fc.assert(
      fc.property(somePath, (place) => {
        const capitals = place.toString().replace(/[a-z]+/g, (letters) => letters.toUpperCase());
        const other = UncPath.parse(capitals);
        expect(other.equals(place)).toBe(true);
        expect(other.key).toBe(place.key);
      }),
      { seed, numRuns: 1_000 },
    );
  });

  it('joins names that keep the rules and refuses the others', () => {
    const added = fc.array(fc.oneof(name, anyText), { maxLength: 3 });
    fc.assert(
      fc.property(somePath, added, (place, names) => {
        const joined = unlessRefused(() => place.join(...names));
        if (joined === undefined) return;
        expect(joined.components).toEqual([...place.components, ...names]);
        expect(UncPath.parse(joined.toString()).components).toEqual(joined.components);
      }),
      { seed, numRuns: 1_000 },
    );
  });
});
