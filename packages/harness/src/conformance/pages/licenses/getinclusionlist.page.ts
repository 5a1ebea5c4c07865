import type { SourcePage } from '../../../contract/source-page.js';

export const getinclusionlistPage: SourcePage = {
  name: 'wmformat/iwmdrmlicense-getinclusionlist',
  sentences: [
    {
      section: 'Description',
      says: 'GetInclusionList answers the whole inclusion list of the loaded license or of its chain.',
      covered: ['LM-LICENSE-09', 'LM-LICENSE-17'],
    },
    {
      section: 'Parameters',
      says: 'The caller receives the GUIDs of the technologies that are included, and their number.',
      covered: ['LM-LICENSE-09'],
    },
    {
      section: 'Parameters',
      says: 'The caller frees the array with CoTaskMemFree.',
      covered: [],
      uncovered: 'about memory; who frees it does not show in values',
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-LICENSE-09', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
    {
      section: 'Remarks',
      says: 'The list names the other protection systems the issuer lets the content be converted to.',
      covered: ['LM-LICENSE-09'],
    },
    {
      section: 'Remarks',
      says: 'Microsoft tells its licensees which systems there are.',
      covered: [],
      uncovered: 'says what Microsoft does',
    },
  ],
};
