import type { ContractCase } from '../../../contract/contract-case.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { argumentCases } from './argument.cases.js';
import { backupCases } from './backup.cases.js';
import { busyCases } from './busy.cases.js';
import { cancelCases } from './cancel.cases.js';
import { computerCases } from './computer.cases.js';
import { cookieCases } from './cookie.cases.js';
import { directoryCases } from './directory.cases.js';
import { eventCases } from './event.cases.js';
import { interfaceCases } from './interface.cases.js';
import { mergeCases } from './merge.cases.js';
import { overwriteCases } from './overwrite.cases.js';
import { pathCases } from './path.cases.js';
import { progressCases } from './progress.cases.js';
import { restoreServiceCases } from './restore-service.cases.js';
import { restoreCases } from './restore.cases.js';
import { shutdownCases } from './shutdown.cases.js';
import { statusCases } from './status.cases.js';
import { unfinishedBackupCases } from './unfinished-backup.cases.js';

/** Backup, restore, and what their client sees of them. */
export const allManagementCases: readonly ContractCase<ConformanceContext>[] = [
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
];
