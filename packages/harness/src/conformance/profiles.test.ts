import { expect, it } from 'vitest';
import { runProfile } from '../contract/run-profile.js';
import { eventGeneratorProfile } from './event-generator-profile.js';
import { iunknownProfile } from './iunknown-profile.js';
import { licenseManagementProfile } from './license-management-profile.js';
import { ourStack } from './our-stack/our-stack.js';

it.each([licenseManagementProfile, eventGeneratorProfile, iunknownProfile])(
  'our stack keeps $name',
  async (profile) => {
    const results = await runProfile(profile, ourStack());
    const broken = results.flatMap(({ id, verdict, reason, findings, transcript }) => [
      ...(verdict === 'pass' ? [] : [`${id} ${verdict}: ${reason}\n  ${transcript.join('\n  ')}`]),
      ...findings.map(({ requirement, message }) => `${id}: ${requirement}: ${message}`),
    ]);
    expect(broken).toEqual([]);
  },
);
