import type { SourcePage } from '../../../contract/source-page.js';

const section = 'Introduction';

export const mediaFoundationModelPage: SourcePage = {
  name: 'wmformat/using-the-media-foundation-model',
  sentences: [
    {
      section,
      says: 'Asynchronous methods use the event model of Media Foundation.',
      covered: ['LM-EVENT-05', 'LM-EVENT-06'],
    },
    {
      section,
      says: 'Each object with asynchronous methods has IWMDRMEventGenerator.',
      covered: ['LM-INTERFACE-01', 'LM-EVENT-05'],
    },
    {
      section,
      says: 'Through it a client gets an event when an operation has completed.',
      covered: ['LM-EVENT-05', 'W-COMPLETED-01'],
    },
    {
      section,
      says: 'IWMDRMEventGenerator inherits from IMFMediaEventGenerator.',
      covered: ['LM-INTERFACE-02'],
    },
    {
      section,
      says: 'GetEvent takes events from the queue one at a time.',
      covered: ['LM-EVENT-05'],
    },
    {
      section,
      says: 'Events are the same whether they come by GetEvent or by BeginGetEvent and EndGetEvent.',
      covered: ['LM-EVENT-06'],
    },
    {
      section,
      says: 'Some events carry an object for details: their value is an IUnknown that answers its interface.',
      covered: ['LM-EVENT-01', 'LM-EVENT-02'],
    },
    {
      section: 'List',
      says: 'BackupLicenses generates MEWMDRMLicenseBackupProgress with IWMDRMLicenseBackupRestoreStatus.',
      covered: ['LM-EVENT-01', 'LM-BACKUP-05'],
    },
    {
      section: 'List',
      says: 'RestoreLicenses generates MEWMDRMLicenseRestoreProgress with IWMDRMLicenseBackupRestoreStatus.',
      covered: ['LM-EVENT-02', 'LM-RESTORE-03'],
    },
    {
      section: 'List',
      says: 'PerformSecurityUpdate generates MEWMDRMIndividualizationProgress with IWMDRMIndividualizationStatus.',
      covered: [],
      uncovered: 'the page of PerformSecurityUpdate says it again',
    },
    {
      section: 'List',
      says: 'AcquireLicense generates MEWMDRMLicenseAcquisitionCompleted with IWMDRMNonSilentLicenseAquisition.',
      covered: [],
      uncovered: 'the page of AcquireLicense says it again',
    },
  ],
};
