import type { SourcePage } from '../../../contract/source-page.js';

export const localLicenseStorePage: SourcePage = {
  name: 'wmformat/local-license-store',
  sentences: [
    {
      section: 'Introduction',
      says: 'A license that is delivered to the computer goes into its local store.',
      covered: ['LM-STORE-01', 'LM-ACQUIRE-02'],
    },
    {
      section: 'Introduction',
      says: 'That is a protected file with all licenses of the user.',
      covered: ['LM-STORE-10'],
    },
    {
      section: 'Introduction',
      says: 'Some things can be done to it through the API.',
      covered: ['LM-STORE-01', 'LM-DELETE-01', 'LM-ENUM-06'],
    },
    {
      section: 'Introduction',
      says: 'Beside it there is a temporary store, of which licenses last for a short time only.',
      covered: ['LM-STORE-09'],
    },
    {
      section: 'Introduction',
      says: 'Some of those can be saved to the local store.',
      covered: ['LM-PERSIST-01', 'LM-PERSIST-03'],
    },
  ],
};
