import type { Profile } from '../contract/contract-case.js';
import { unclaimedCases } from './cases/capabilities/unclaimed.cases.js';
import { allLicensesCases } from './cases/licenses/all.cases.js';
import { licensesUntestable } from './cases/licenses/untestable.js';
import { allManagementCases } from './cases/management/all.cases.js';
import { stateWalkCases } from './cases/management/state-walk.cases.js';
import { managementUntestable } from './cases/management/untestable.js';
import { allProviderCases } from './cases/provider/all.cases.js';
import { providerUntestable } from './cases/provider/untestable.js';
import { allQueryCases } from './cases/query/all.cases.js';
import { queryUntestable } from './cases/query/untestable.js';
import { allStoreCases } from './cases/store/all.cases.js';
import { storeUntestable } from './cases/store/untestable.js';
import { startConformanceCase, type ConformanceContext } from './conformance-context.js';
import { capabilities } from './subject/capability.js';
import type { ConformanceSubject } from './subject/conformance-subject.js';
import { watchedRequirements } from './watch/watched-requirements.js';

/** IWMDRMLicenseManagement and what comes with it. */
export const licenseManagementProfile: Profile<ConformanceSubject, ConformanceContext> = {
  name: 'license-management',
  about:
    'The contract of `IWMDRMLicenseManagement` and of the objects that come with it: backup and restore, the licenses, queries, start-up.',
  source: { level: 'design', decision: 'unnamed' },
  cases: [
    ...allProviderCases,
    ...allManagementCases,
    ...stateWalkCases,
    ...allLicensesCases,
    ...allQueryCases,
    ...allStoreCases,
    ...unclaimedCases,
  ],
  watched: Object.values(watchedRequirements),
  untestable: [
    ...providerUntestable,
    ...managementUntestable,
    ...licensesUntestable,
    ...queryUntestable,
    ...storeUntestable,
  ],
  offers: capabilities,
  offersOf: (subject) => new Set(subject.capabilities),
  start: startConformanceCase,
};
