import { expect, it } from 'vitest';
import type { Profile } from '../contract/contract-case.js';
import { runProfile } from '../contract/run-profile.js';
import type { ConformanceContext } from './conformance-context.js';
import { eventGeneratorProfile } from './event-generator-profile.js';
import { iunknownProfile } from './iunknown-profile.js';
import { licenseManagementProfile } from './license-management-profile.js';
import { ourStack } from './our-stack/our-stack.js';
import type { ConformanceSubject } from './subject/conformance-subject.js';

/** Runs the profile; answers the ids of the cases that did not apply, and what was broken, in words. */
async function judge(
  profile: Profile<ConformanceSubject, ConformanceContext>,
  subject: ConformanceSubject,
): Promise<{ readonly notApplicable: readonly string[]; readonly broken: readonly string[] }> {
  const results = await runProfile(profile, subject);
  return {
    notApplicable: results.flatMap(({ id, verdict }) => (verdict === 'not-applicable' ? id : [])),
    broken: results.flatMap(({ id, verdict, reason, findings, transcript }) => [
      ...(verdict === 'pass' || verdict === 'not-applicable'
        ? []
        : [`${id} ${verdict}: ${reason}\n  ${transcript.join('\n  ')}`]),
      ...findings.map(({ requirement, message }) => `${id}: ${requirement}: ${message}`),
    ]),
  };
}

it.each([eventGeneratorProfile, iunknownProfile])('our stack keeps $name', async (profile) => {
  expect(await judge(profile, ourStack())).toEqual({ notApplicable: [], broken: [] });
});

it('our stack keeps license-management', async () => {
  expect(await judge(licenseManagementProfile, ourStack())).toEqual({
    notApplicable: [
      // About subjects with a stub library, or without what this one has.
      'LM-PROVIDER-04',
      'LM-PROVIDER-08',
      'LM-SERVICE-02',
      'LM-COMPUTER-05',
      // It claims what these are about.
      'LM-CAPABILITY-01',
      'LM-CAPABILITY-02',
      'LM-CAPABILITY-03',
      'LM-CAPABILITY-04',
    ],
    broken: [],
  });
});

it('our stack keeps license-management where it knows no computers, no restore service and no license server', async () => {
  const plain = ourStack({ without: ['acquisition', 'computers', 'restore-service'] });
  const { notApplicable, broken } = await judge(licenseManagementProfile, plain);
  expect(broken).toEqual([]);
  expect(notApplicable).not.toContain('LM-SERVICE-02');
  expect(notApplicable).not.toContain('LM-COMPUTER-05');
  expect(notApplicable).not.toContain('LM-CAPABILITY-04');
});
