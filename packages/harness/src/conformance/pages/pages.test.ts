import { describe, expect, it } from 'vitest';
import { profileNames } from '../run/conformance-profiles.js';
import { requirementsOf } from '../run/stated-requirement.js';
import { sourcePages as pages } from './source-pages.js';

const requirements = new Map(
  profileNames.flatMap(requirementsOf).map((requirement) => [requirement.id, requirement]),
);

describe.each(pages)('$name', ({ sentences }) => {
  it('names requirements that exist', () => {
    const named = sentences.flatMap(({ covered }) => covered);
    expect(named.filter((id) => !requirements.has(id))).toEqual([]);
  });

  it('gives a reason where none covers a sentence, and only there', () => {
    for (const { says, covered, uncovered } of sentences) {
      expect({ says, hasReason: uncovered !== undefined }).toEqual({
        says,
        hasReason: covered.length === 0,
      });
    }
  });
});

it('no page is there twice', () => {
  const names = pages.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

describe('every documented requirement', () => {
  const documented = [...requirements.values()].flatMap(({ id, source }) =>
    source.level === 'documented' ? { id, page: source.page } : [],
  );

  it('names a page of the table', () => {
    const names = new Set(pages.map(({ name }) => name));
    expect(documented.filter(({ page }) => !names.has(page))).toEqual([]);
  });

  it('stands by a sentence of its page', () => {
    const listed = new Map(
      pages.map(({ name, sentences }) => [
        name,
        new Set(sentences.flatMap(({ covered }) => covered)),
      ]),
    );
    expect(documented.filter(({ id, page }) => !listed.get(page)?.has(id))).toEqual([]);
  });
});
