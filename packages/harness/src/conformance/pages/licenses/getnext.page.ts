import type { SourcePage } from '../../../contract/source-page.js';

export const getnextPage: SourcePage = {
  name: 'wmformat/iwmdrmlicense-getnext',
  sentences: [
    {
      section: 'Description',
      says: 'GetNext loads the next license of the list.',
      covered: ['LM-ENUM-02'],
    },
    {
      section: 'Return value',
      says: 'NS_E_DRM_RIV_TOO_SMALL says that a newer revocation list is needed.',
      covered: ['LM-LICENSE-15'],
    },
    {
      section: 'Return value',
      says: 'ERROR_NO_MORE_ITEMS says that the list has no more.',
      covered: ['LM-ENUM-03'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-ENUM-02', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
    {
      section: 'Remarks',
      says: 'The methods of the interface tell of one license at a time.',
      covered: ['LM-LICENSE-02'],
    },
    {
      section: 'Remarks',
      says: 'The object holds a list of one or more licenses.',
      covered: ['LM-ENUM-02'],
    },
    {
      section: 'Remarks',
      says: 'The call moves on to the next one.',
      covered: ['LM-ENUM-02'],
    },
  ],
};
