import type { SourcePage } from '../../../contract/source-page.js';

export const rightsConstantsPage: SourcePage = {
  name: 'wmformat/rights-constants',
  sentences: [
    {
      section: 'Table',
      says: 'The constants name actions and the elements of lists of actions.',
      covered: ['LM-ACQUIRE-05', 'LM-STATE-09'],
    },
    {
      section: 'Table',
      says: 'g_wszWMDRM_ACTIONLIST_TAG and g_wszWMDRM_ACTION_TAG are the elements of a list of actions.',
      covered: ['LM-ACQUIRE-05'],
    },
    {
      section: 'Table',
      says: 'The rights are those to play, to copy, to burn with a playlist, to make a thumbnail image, to copy to a CD or to devices with and without SDMI, to back up the license, and to play together.',
      covered: ['LM-FILTER-02', 'LM-STATE-09'],
    },
    {
      section: 'Table',
      says: 'g_wszWMDRM_RIGHT_BACKUP is the right to back up the license.',
      covered: ['LM-FILTER-03'],
    },
    {
      section: 'Table',
      says: 'New licenses do without the older rights to copy.',
      covered: [],
      uncovered: 'says what issuers do',
    },
  ],
};
