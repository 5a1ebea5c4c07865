import { describe, expect, it } from 'vitest';
import { brokenBy } from './fixtures/mutants/judge-mutants.js';
import { mutantAreas } from './fixtures/mutants/mutant-areas.js';
import { watchedRequirements } from './watch/watched-requirements.js';

// That no other case is broken, and that watched requirements are, is with the longer tests: it takes all cases.
describe.each(mutantAreas)('$name: an implementation that', ({ profile, cases, mutants }) => {
  it.each(mutants.map((mutant) => [mutant.fault, mutant] as const))(
    '%s is found by the cases for it',
    async (_fault, mutant) => {
      const expected = cases.filter(({ id }) => mutant.foundBy.includes(id));
      const broken = await brokenBy(mutant, profile, expected);
      expect(broken).toEqual(expect.arrayContaining(expected.map(({ id }) => id)));
    },
  );

  it('breaks any requirement there is: each case is broken by one', () => {
    const broken = new Set(mutants.flatMap(({ foundBy }) => foundBy));
    expect(cases.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual([]);
  });
});

it('each watched requirement is broken by a mutant', () => {
  const broken = new Set(
    mutantAreas.flatMap(({ mutants }) => mutants.flatMap(({ foundBy }) => foundBy)),
  );
  const ids = Object.values(watchedRequirements).map(({ id }) => id);
  expect(ids.filter((id) => !broken.has(id))).toEqual([]);
});
