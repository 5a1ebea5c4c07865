import type { SourcePage } from '../../../contract/source-page.js';

export const actionsAndRightsPage: SourcePage = {
  name: 'wmformat/actions-and-rights',
  sentences: [
    {
      section: 'Introduction',
      says: 'What a license lets a user do with content is an action, the permission of it a right.',
      covered: [],
      uncovered: 'gives words their meaning',
    },
    {
      section: 'Introduction',
      says: 'Without a license nothing may be done.',
      covered: ['LM-ALLOWED-02'],
    },
    {
      section: 'Introduction',
      says: 'Some methods have constants of their own for the same rights.',
      covered: ['LM-STATE-09', 'LM-ALLOWED-11'],
    },
    {
      section: 'Introduction',
      says: 'They stand for the same rights of the license.',
      covered: ['LM-STATE-01', 'LM-ALLOWED-01'],
    },
  ],
};
