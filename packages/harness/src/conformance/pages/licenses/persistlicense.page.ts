import type { SourcePage } from '../../../contract/source-page.js';

export const persistlicensePage: SourcePage = {
  name: 'wmformat/iwmdrmlicense-persistlicense',
  sentences: [
    {
      section: 'Description',
      says: 'PersistLicense saves the loaded license from the temporary store into the permanent one.',
      covered: ['LM-PERSIST-01'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-PERSIST-01', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
    {
      section: 'Remarks',
      says: 'It fails if the license is not in the temporary store.',
      covered: ['LM-PERSIST-02'],
    },
    {
      section: 'Remarks',
      says: 'CanPersist tells before whether the license may be made permanent.',
      covered: ['LM-PERSIST-04'],
    },
  ],
};
