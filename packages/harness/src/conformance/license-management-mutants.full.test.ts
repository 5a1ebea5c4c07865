import { describe, expect, it } from 'vitest';
import { brokenBy } from './fixtures/mutants/judge-mutants.js';
import { licenseManagementAreas } from './fixtures/mutants/license-management.js';
import { licenseManagementProfile } from './license-management-profile.js';

describe.each(licenseManagementAreas)('$name: an implementation that', ({ cases, mutants }) => {
  it.each(mutants.map((mutant) => [mutant.fault, mutant] as const))(
    '%s breaks what it must break, and nothing else',
    async (_fault, mutant) => {
      const broken = await brokenBy(mutant, licenseManagementProfile, cases);
      expect(broken).toEqual([...mutant.foundBy].sort());
    },
  );
});
