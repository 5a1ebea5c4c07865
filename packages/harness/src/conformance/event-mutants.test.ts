import { describe, expect, it } from 'vitest';
import { eventGeneratorProfile } from './event-generator-profile.js';
import { attributeMutants } from './fixtures/mutants/attributes.js';
import { eventMutants } from './fixtures/mutants/events.js';
import { queuedEventMutants } from './fixtures/mutants/queued-events.js';
import { iunknownMutants } from './fixtures/mutants/iunknown.js';
import { brokenBy } from './fixtures/mutants/judge-mutants.js';
import { iunknownProfile } from './iunknown-profile.js';

describe.each([
  [eventGeneratorProfile, [...eventMutants, ...queuedEventMutants, ...attributeMutants]],
  [iunknownProfile, iunknownMutants],
] as const)('$name: an implementation that', (profile, mutants) => {
  it.each(mutants.map((mutant) => [mutant.fault, mutant] as const))(
    '%s breaks what it must break, and nothing else',
    async (_fault, mutant) => {
      expect(await brokenBy(mutant, profile, profile.cases)).toEqual([...mutant.foundBy].sort());
    },
  );

  it('breaks any requirement there is: each case is broken by one', () => {
    const broken = new Set(mutants.flatMap(({ foundBy }) => foundBy));
    expect(profile.cases.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual([]);
  });
});
