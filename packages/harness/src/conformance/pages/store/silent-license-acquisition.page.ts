import type { SourcePage } from '../../../contract/source-page.js';

export const silentLicenseAcquisitionPage: SourcePage = {
  name: 'wmformat/silent-license-acquisition',
  sentences: [
    {
      section: 'Introduction',
      says: 'A silent acquisition is one call, which speaks with the license server by itself, asynchronously.',
      covered: ['LM-ACQUIRE-01', 'LM-ACQUIRE-07'],
    },
    {
      section: 'Introduction',
      says: 'It cannot be used where the user has to do something.',
      covered: [],
      uncovered: 'says what an application does',
    },
    {
      section: 'Steps, 1',
      says: 'AcquireLicense takes the header of the file, the rights that are wanted, and WMDRM_ACQUIRE_LICENSE_SILENT.',
      covered: ['LM-ACQUIRE-02', 'LM-ACQUIRE-05'],
    },
    {
      section: 'Steps, 2',
      says: 'MEWMDRMLicenseAcquisitionCompleted comes, and its status says what came of it.',
      covered: ['LM-ACQUIRE-01', 'LM-ACQUIRE-06'],
    },
    {
      section: 'Steps, 2',
      says: 'With a success code the license is in the local store and ready for use.',
      covered: ['LM-ACQUIRE-02', 'LM-ACQUIRE-06'],
    },
  ],
};
