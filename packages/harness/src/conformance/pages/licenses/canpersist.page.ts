import type { SourcePage } from '../../../contract/source-page.js';

export const canpersistPage: SourcePage = {
  name: 'wmformat/iwmdrmlicense-canpersist',
  sentences: [
    {
      section: 'Description',
      says: 'CanPersist asks whether the license can be kept in a local store.',
      covered: ['LM-PERSIST-03'],
    },
    {
      section: 'Parameters',
      says: 'TRUE says that it can.',
      covered: ['LM-PERSIST-03'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-PERSIST-03', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
  ],
};
