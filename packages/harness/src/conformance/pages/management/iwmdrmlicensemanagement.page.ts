import type { SourcePage } from '../../../contract/source-page.js';

export const licenseManagementPage: SourcePage = {
  name: 'wmformat/iwmdrmlicensemanagement',
  sentences: [
    {
      section: 'Description',
      says: 'IWMDRMLicenseManagement has the methods for general work on the local license store.',
      covered: ['LM-BACKUP-06', 'LM-RESTORE-01'],
    },
    {
      section: 'Description',
      says: 'IWMDRMProvider::CreateObject answers it for IID_IWMDRMLicenseManagement.',
      covered: ['LM-PROVIDER-05'],
    },
    {
      section: 'Members',
      says: 'It inherits from IWMDRMEventGenerator.',
      covered: ['LM-INTERFACE-01', 'IU-MANAGEMENT-SET'],
    },
    {
      section: 'Methods',
      says: 'BackupLicenses makes a backup of the licenses in the local license store.',
      covered: ['LM-BACKUP-06'],
    },
    {
      section: 'Methods',
      says: 'RestoreLicenses restores licenses that were backed up before.',
      covered: ['LM-RESTORE-01'],
    },
    {
      section: 'Methods',
      says: 'The other nine methods acquire, store, enumerate, delete, clean and revoke licenses.',
      covered: [],
      uncovered: 'each of them has a page of its own, which says it again',
    },
  ],
};
