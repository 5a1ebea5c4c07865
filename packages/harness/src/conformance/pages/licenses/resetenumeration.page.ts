import type { SourcePage } from '../../../contract/source-page.js';

export const resetenumerationPage: SourcePage = {
  name: 'wmformat/iwmdrmlicense-resetenumeration',
  sentences: [
    {
      section: 'Description',
      says: 'ResetEnumeration brings the list back to its state at the beginning.',
      covered: ['LM-ENUM-05'],
    },
    {
      section: 'Description',
      says: 'The first license is the active one again.',
      covered: ['LM-ENUM-04'],
    },
    {
      section: 'Return value',
      says: 'NS_E_DRM_RIV_TOO_SMALL says that a newer revocation list is needed.',
      covered: ['LM-LICENSE-15'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-ENUM-04', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
  ],
};
