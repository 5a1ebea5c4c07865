import type { SourcePage } from '../../../contract/source-page.js';

const section = 'Constants';

export const msdrmStatusPage: SourcePage = {
  name: 'wmformat/msdrm-status',
  sentences: [
    {
      section: 'Syntax',
      says: 'The members are numbered from 0 to 11.',
      covered: ['LM-STATUS-01'],
    },
    {
      section,
      says: 'DRM_ERROR (0): an error has occurred.',
      covered: ['LM-PROGRESS-04', 'LM-PROGRESS-13'],
    },
    {
      section,
      says: 'DRM_INFORMATION (1): there is more to tell about the state.',
      covered: ['LM-PROGRESS-09'],
    },
    {
      section,
      says: 'DRM_BACKUPRESTORE_BEGIN (2): a backup or restore has begun.',
      covered: ['LM-PROGRESS-01', 'LM-PROGRESS-02'],
    },
    {
      section,
      says: 'DRM_BACKUPRESTORE_END (3): a backup or restore has ended.',
      covered: ['LM-PROGRESS-01', 'LM-PROGRESS-02', 'LM-PROGRESS-03'],
    },
    {
      section,
      says: 'DRM_BACKUPRESTORE_CONNECTING (4): the client is connecting to the server.',
      covered: ['LM-SERVICE-01', 'LM-PROGRESS-07'],
    },
    {
      section,
      says: 'DRM_BACKUPRESTORE_DISCONNECTING (5): the client is disconnecting from the server.',
      covered: ['LM-SERVICE-01', 'LM-PROGRESS-07'],
    },
    {
      section,
      says: 'DRM_ERROR_WITHURL (6): the operation has met a bad URL; the older API says, a URL that tells why not.',
      covered: ['LM-SERVICE-05', 'LM-PROGRESS-07'],
    },
    {
      section,
      says: 'DRM_RESTRICTED_LICENSE (7): no license on the computer gives the right that is needed.',
      covered: ['LM-BACKUP-02', 'LM-PROGRESS-05', 'LM-PROGRESS-06'],
    },
    {
      section,
      says: 'DRM_NEEDS_INDIVIDUALIZATION (8): the operation cannot go on before the subsystem is individualized.',
      covered: ['LM-COMPUTER-01', 'LM-COMPUTER-02'],
    },
    {
      section,
      says: 'DRM_PLAY_OPL_NOTIFICATION (9): something cannot be played for want of output protection.',
      covered: ['LM-PROGRESS-08'],
    },
    {
      section,
      says: 'DRM_COPY_OPL_NOTIFICATION (10): something cannot be copied for want of output protection.',
      covered: ['LM-PROGRESS-08'],
    },
    {
      section,
      says: 'DRM_REFRESHCRL_COMPLETE (11): IWMDRMSecurity::PerformSecurityUpdate has refreshed a revocation list.',
      covered: ['LM-PROGRESS-08'],
    },
  ],
};
