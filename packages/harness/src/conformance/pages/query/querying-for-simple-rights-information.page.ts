import type { SourcePage } from '../../../contract/source-page.js';

export const queryingForSimpleRightsInformationPage: SourcePage = {
  name: 'wmformat/querying-for-simple-rights-information',
  sentences: [
    {
      section: 'Introduction',
      says: 'QueryActionAllowed says quickly whether a license of the local store permits an action.',
      covered: ['LM-ALLOWED-01'],
    },
    {
      section: 'Introduction',
      says: 'It is faster than the older API.',
      covered: [],
      uncovered: 'compares with another API',
    },
    {
      section: 'Introduction',
      says: 'It puts the licenses of the store together, and is for simple purposes only.',
      covered: ['LM-ALLOWED-08'],
    },
  ],
};
