import type { SourcePage } from '../../../contract/source-page.js';

export const geturlPage: SourcePage = {
  name: 'wmformat/iwmdrmnonsilentlicenseaquisition-geturl',
  sentences: [
    {
      section: 'Description',
      says: 'GetURL answers the URL the license challenge is to be posted to.',
      covered: ['LM-NONSILENT-02'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-NONSILENT-02', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
  ],
};
