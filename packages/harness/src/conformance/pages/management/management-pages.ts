import type { SourcePage } from '../../../contract/source-page.js';
import { backingUpLicensesPage } from './backing-up-and-restoring-licenses.page.js';
import { drmLicensesPage } from './backing-up-and-restoring-of-drm-licenses.page.js';
import { backupLicensesPage } from './backuplicenses.page.js';
import { cancelAsyncOperationPage } from './cancelasyncoperation.page.js';
import { getStatusPage } from './getstatus.page.js';
import { eventGeneratorPage } from './iwmdrmeventgenerator.page.js';
import { backupRestoreStatusPage } from './iwmdrmlicensebackuprestorestatus.page.js';
import { licenseManagementPage } from './iwmdrmlicensemanagement.page.js';
import { msdrmStatusPage } from './msdrm-status.page.js';
import { restoreLicensesPage } from './restorelicenses.page.js';
import { mediaFoundationModelPage } from './using-the-media-foundation-model.page.js';
import { backupRestoreStatusStructPage } from './wm-backup-restore-status.page.js';

/** Backup, restore, and how their events are read. */
export const managementPages: readonly SourcePage[] = [
  mediaFoundationModelPage,
  eventGeneratorPage,
  cancelAsyncOperationPage,
  licenseManagementPage,
  backupLicensesPage,
  restoreLicensesPage,
  backupRestoreStatusPage,
  getStatusPage,
  backupRestoreStatusStructPage,
  msdrmStatusPage,
  backingUpLicensesPage,
  drmLicensesPage,
];
