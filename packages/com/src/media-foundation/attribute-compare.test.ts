import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MF_ATTRIBUTES_MATCH_TYPE } from '../constants/mfobjects-attributes.js';
import { seed } from '../fixtures/seed.js';
import { guid } from '../guid/guid.js';
import { E_INVALIDARG } from '../hresult/com-codes.js';
import { comSuccess, unwrap } from '../hresult/com-result.js';
import { MFCreateAttributes } from './create-attributes.js';
import type { IMFAttributes } from './imf-attributes.js';

type Contents = Readonly<Record<string, number>>;
const keys = ['a', 'b', 'c', 'd'] as const;

function attributes(contents: Contents): IMFAttributes {
  const made = unwrap(MFCreateAttributes(0));
  for (const [letter, value] of Object.entries(contents)) {
    made.SetUINT32(guid(`00000000-0000-0000-0000-00000000000${letter}`), value);
  }
  return made;
}

const within = (part: Contents, whole: Contents): boolean =>
  Object.entries(part).every(([key, value]) => whole[key] === value);
const size = (contents: Contents): number => Object.keys(contents).length;

/** What each match type means, on plain objects. */
const meaning: Readonly<
  Record<MF_ATTRIBUTES_MATCH_TYPE, (ours: Contents, theirs: Contents) => boolean>
> = {
  0: within,
  1: (ours, theirs) => within(theirs, ours),
  2: (ours, theirs) => within(ours, theirs) && within(theirs, ours),
  3: (ours, theirs) => keys.every((k) => !(k in ours && k in theirs) || ours[k] === theirs[k]),
  4: (ours, theirs) => (size(ours) <= size(theirs) ? within(ours, theirs) : within(theirs, ours)),
};
const matchTypes = [0, 1, 2, 3, 4] as const;

const one = attributes({ a: 1 });

describe('our items, their items, all, intersection, smaller', () => {
  test.each([
    ['empty and empty', {}, {}, [true, true, true, true, true]],
    ['one and empty', { a: 1 }, {}, [false, true, false, true, true]],
    ['empty and one', {}, { a: 1 }, [true, false, false, true, true]],
    ['the same', { a: 1 }, { a: 1 }, [true, true, true, true, true]],
    ['another value', { a: 1 }, { a: 2 }, [false, false, false, false, false]],
    ['one more', { a: 1, b: 2 }, { a: 1 }, [false, true, false, true, true]],
    ['one fewer', { a: 1 }, { a: 1, b: 2 }, [true, false, false, true, true]],
    ['nothing in common', { a: 1 }, { b: 1 }, [false, false, false, true, false]],
  ] as const)('%s', (_name, ours, theirs, expected) => {
    const results = matchTypes.map((type) => attributes(ours).Compare(attributes(theirs), type));
    expect(results).toEqual(expected.map((value) => comSuccess(value)));
  });
});

test('any two sets compare as the match types mean', () => {
  const contents = fc.dictionary(fc.constantFrom(...keys), fc.integer({ min: 1, max: 2 }));
  fc.assert(
    fc.property(contents, contents, fc.constantFrom(...matchTypes), (ours, theirs, type) => {
      const { value } = attributes(ours).Compare(attributes(theirs), type);
      expect(value).toBe(meaning[type](ours, theirs));
    }),
    { seed },
  );
});

test('another match type is E_INVALIDARG', () => {
  expect(one.Compare(one, 5 as MF_ATTRIBUTES_MATCH_TYPE).hr).toBe(E_INVALIDARG);
});

test('comparing with nothing is E_INVALIDARG', () => {
  expect(one.Compare(null as unknown as IMFAttributes, 0).hr).toBe(E_INVALIDARG);
});
