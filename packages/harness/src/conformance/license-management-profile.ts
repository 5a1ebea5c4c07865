import type { Profile } from '../contract/contract-case.js';
import { argumentCases } from './cases/management/argument.cases.js';
import { backupCases } from './cases/management/backup.cases.js';
import { busyCases } from './cases/management/busy.cases.js';
import { cancelCases } from './cases/management/cancel.cases.js';
import { computerCases } from './cases/management/computer.cases.js';
import { cookieCases } from './cases/management/cookie.cases.js';
import { directoryCases } from './cases/management/directory.cases.js';
import { eventCases } from './cases/management/event.cases.js';
import { interfaceCases } from './cases/management/interface.cases.js';
import { mergeCases } from './cases/management/merge.cases.js';
import { overwriteCases } from './cases/management/overwrite.cases.js';
import { pathCases } from './cases/management/path.cases.js';
import { progressCases } from './cases/management/progress.cases.js';
import { restoreServiceCases } from './cases/management/restore-service.cases.js';
import { restoreCases } from './cases/management/restore.cases.js';
import { shutdownCases } from './cases/management/shutdown.cases.js';
import { statusCases } from './cases/management/status.cases.js';
import { unfinishedBackupCases } from './cases/management/unfinished-backup.cases.js';
import { managementUntestable } from './cases/management/untestable.js';
import { providerCases } from './cases/provider/provider.cases.js';
import { startupCases } from './cases/provider/startup.cases.js';
import { providerUntestable } from './cases/provider/untestable.js';
import { startConformanceCase, type ConformanceContext } from './conformance-context.js';
import type { ConformanceSubject } from './subject/conformance-subject.js';
import { watchedRequirements } from './watch/watched-requirements.js';

/** IWMDRMLicenseManagement and what comes with it. Words of needs: the capabilities. */
export const licenseManagementProfile: Profile<ConformanceSubject, ConformanceContext> = {
  name: 'license-management',
  source: { level: 'design', decision: 'unnamed' },
  cases: [
    ...startupCases,
    ...providerCases,
    ...interfaceCases,
    ...backupCases,
    ...unfinishedBackupCases,
    ...overwriteCases,
    ...argumentCases,
    ...pathCases,
    ...directoryCases,
    ...eventCases,
    ...progressCases,
    ...statusCases,
    ...cookieCases,
    ...cancelCases,
    ...busyCases,
    ...shutdownCases,
    ...restoreCases,
    ...mergeCases,
    ...restoreServiceCases,
    ...computerCases,
  ],
  watched: Object.values(watchedRequirements),
  untestable: [...providerUntestable, ...managementUntestable],
  offersOf: ({ capabilities }) => new Set(capabilities),
  start: startConformanceCase,
};
