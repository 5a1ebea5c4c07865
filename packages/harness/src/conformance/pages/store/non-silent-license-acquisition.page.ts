import type { SourcePage } from '../../../contract/source-page.js';

export const nonSilentLicenseAcquisitionPage: SourcePage = {
  name: 'wmformat/non-silent-license-acquisition',
  sentences: [
    {
      section: 'Introduction',
      says: 'In a non-silent acquisition the license provider speaks with the user through a web page.',
      covered: [],
      uncovered: 'says what a license provider does',
    },
    {
      section: 'Steps, 1',
      says: 'AcquireLicense takes the header of the file, the rights that are wanted, and WMDRM_ACQUIRE_LICENSE_NONSILENT.',
      covered: ['LM-NONSILENT-01'],
    },
    {
      section: 'Steps, 2 and 3',
      says: 'The value of MEWMDRMLicenseAcquisitionCompleted is VT_UNKNOWN, and its QueryInterface answers IWMDRMNonSilentLicenseAquisition.',
      covered: ['LM-NONSILENT-01'],
    },
    {
      section: 'Steps, 4',
      says: 'GetChallenge answers the license challenge, GetURL the license server.',
      covered: ['LM-NONSILENT-02', 'LM-NONSILENT-03'],
    },
    {
      section: 'Steps, 5',
      says: 'The challenge goes to the web page of the URL.',
      covered: [],
      uncovered: 'says what an application does',
    },
  ],
};
