import type { SourcePage } from '../../../contract/source-page.js';

const olderApi = 'says what a client of the older API calls; the sequence of events is the same';

/** Written for the older API; the newer one tells the same by MSDRM_STATUS. */
export const backingUpLicensesPage: SourcePage = {
  name: 'wmformat/backing-up-and-restoring-licenses',
  sentences: [
    {
      section: 'Introduction',
      says: 'Backup and restore are asynchronous.',
      covered: ['LM-BACKUP-04', 'LM-RESTORE-02'],
    },
    {
      section: 'Introduction',
      says: 'They happen because a user asked for them, and the user says where.',
      covered: [],
      uncovered: 'says what an application offers its user',
    },
    {
      section: 'To back up licenses',
      says: 'A client creates the backup restorer, sets the path and calls BackupLicenses.',
      covered: [],
      uncovered: olderApi,
    },
    {
      section: 'To back up licenses',
      says: 'BACKUPRESTORE_BEGIN: the backup has begun.',
      covered: ['LM-PROGRESS-01'],
    },
    {
      section: 'To back up licenses',
      says: 'BACKUPRESTORE_END: the backup has completed.',
      covered: ['LM-PROGRESS-01'],
    },
    {
      section: 'To back up licenses',
      says: 'RESTRICTED_LICENSE: one or more licenses cannot be backed up, as their owner does not allow it.',
      covered: ['LM-BACKUP-02', 'LM-PROGRESS-05'],
    },
    {
      section: 'To back up licenses',
      says: 'The key id comes with it, so that an application can find the title.',
      covered: ['LM-BACKUP-02'],
    },
    {
      section: 'To restore licenses',
      says: 'A client creates the backup restorer, sets the path and calls RestoreLicenses.',
      covered: [],
      uncovered: olderApi,
    },
    {
      section: 'To restore licenses',
      says: 'BACKUPRESTORE_CONNECTING: the application connects to the License Management Service.',
      covered: ['LM-SERVICE-01'],
    },
    {
      section: 'To restore licenses',
      says: 'BACKUPRESTORE_DISCONNECTING: it disconnects from the service.',
      covered: ['LM-SERVICE-01'],
    },
    {
      section: 'To restore licenses',
      says: 'BACKUPRESTORE_BEGIN: the restore has begun.',
      covered: ['LM-PROGRESS-02', 'LM-SERVICE-01'],
    },
    {
      section: 'To restore licenses',
      says: 'BACKUPRESTORE_END: the restore has completed.',
      covered: ['LM-PROGRESS-02', 'LM-SERVICE-01'],
    },
    {
      section: 'Note',
      says: 'DRM does not work in programs for x64.',
      covered: [],
      uncovered: 'says on what machines the original runs',
    },
  ],
};
