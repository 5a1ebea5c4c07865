import type { SourcePage } from '../../../contract/source-page.js';

export const queryingForDetailedRightsInformationPage: SourcePage = {
  name: 'wmformat/querying-for-detailed-rights-information',
  sentences: [
    {
      section: 'Introduction',
      says: 'QueryLicenseState tells in detail what licenses of a key id give.',
      covered: ['LM-STATE-01', 'LM-STATE-11'],
    },
    {
      section: 'Introduction',
      says: 'What it says is put together from all licenses of the local store with this key id.',
      covered: ['LM-STATE-04', 'LM-STATE-05'],
    },
    {
      section: 'Introduction',
      says: 'It uses DRM_LICENSE_STATE_DATA for all of them at once, other than the older API.',
      covered: ['LM-STATE-04'],
    },
  ],
};
