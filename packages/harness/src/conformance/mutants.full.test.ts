import { describe, expect, it } from 'vitest';
import { brokenBy } from './fixtures/mutants/judge-mutants.js';
import { mutantAreas } from './fixtures/mutants/mutant-areas.js';

describe.each(mutantAreas)('$name: an implementation that', ({ profile, cases, mutants }) => {
  it.each(mutants.map((mutant) => [mutant.fault, mutant] as const))(
    '%s breaks what it must break, and nothing else',
    async (_fault, mutant) => {
      const broken = await brokenBy(mutant, profile, cases);
      expect(broken).toEqual([...mutant.foundBy].sort());
    },
  );
});
