import type { Profile } from '../contract/contract-case.js';
import { allManagementCases } from './cases/management/all.cases.js';
import { managementUntestable } from './cases/management/untestable.js';
import { allProviderCases } from './cases/provider/all.cases.js';
import { providerUntestable } from './cases/provider/untestable.js';
import { startConformanceCase, type ConformanceContext } from './conformance-context.js';
import type { ConformanceSubject } from './subject/conformance-subject.js';
import { watchedRequirements } from './watch/watched-requirements.js';

/** IWMDRMLicenseManagement and what comes with it. Words of needs: the capabilities. */
export const licenseManagementProfile: Profile<ConformanceSubject, ConformanceContext> = {
  name: 'license-management',
  source: { level: 'design', decision: 'unnamed' },
  cases: [...allProviderCases, ...allManagementCases],
  watched: Object.values(watchedRequirements),
  untestable: [...providerUntestable, ...managementUntestable],
  offersOf: ({ capabilities }) => new Set(capabilities),
  start: startConformanceCase,
};
