import type { SourcePage } from '../../../contract/source-page.js';

export const acquiringLicensesPage: SourcePage = {
  name: 'wmformat/acquiring-licenses',
  sentences: [
    {
      section: 'Introduction',
      says: 'Licenses can be acquired for the local store: without the user, and with what the user has to do.',
      covered: ['LM-ACQUIRE-02', 'LM-NONSILENT-01'],
    },
    {
      section: 'Introduction',
      says: 'Licenses can be made without a server and stored.',
      covered: ['LM-STORE-03'],
    },
    {
      section: 'Introduction',
      says: 'Files are read by another API.',
      covered: [],
      uncovered: 'belongs to another API',
    },
  ],
};
