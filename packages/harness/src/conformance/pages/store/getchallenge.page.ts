import type { SourcePage } from '../../../contract/source-page.js';

export const getchallengePage: SourcePage = {
  name: 'wmformat/iwmdrmnonsilentlicenseaquisition-getchallenge',
  sentences: [
    {
      section: 'Description',
      says: 'GetChallenge answers the license challenge that is to be posted to the license server.',
      covered: ['LM-NONSILENT-03'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-NONSILENT-03', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
  ],
};
