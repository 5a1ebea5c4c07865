import type { Profile } from '../contract/contract-case.js';
import { backupCases } from './cases/management/backup.cases.js';
import { startConformanceCase, type ConformanceContext } from './conformance-context.js';
import type { ConformanceSubject } from './subject/conformance-subject.js';
import { watchedRequirements } from './watch/watched-requirements.js';

/** IWMDRMLicenseManagement and what comes with it. Words of needs: the capabilities. */
export const licenseManagementProfile: Profile<ConformanceSubject, ConformanceContext> = {
  name: 'license-management',
  source: { level: 'design', decision: 'unnamed' },
  cases: [...backupCases],
  watched: Object.values(watchedRequirements),
  offersOf: ({ capabilities }) => new Set(capabilities),
  start: startConformanceCase,
};
