import type { SourcePage } from '../../../contract/source-page.js';

export const gettingInformationPage: SourcePage = {
  name: 'wmformat/getting-information-from-licenses-in-the-local-license-store',
  sentences: [
    {
      section: 'Introduction',
      says: 'There are several ways to learn which rights the licenses of the local store give.',
      covered: ['LM-ENUM-06', 'LM-STATE-01', 'LM-ALLOWED-01'],
    },
    {
      section: 'Introduction',
      says: 'A simple query says whether an action is allowed.',
      covered: ['LM-ALLOWED-01'],
    },
    {
      section: 'Introduction',
      says: 'A detailed one says what all licenses of a key id give together.',
      covered: ['LM-STATE-04'],
    },
    {
      section: 'Introduction',
      says: 'An enumeration has the single licenses.',
      covered: ['LM-ENUM-02'],
    },
  ],
};
