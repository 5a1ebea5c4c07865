import type { SourcePage } from '../../../contract/source-page.js';

export const getlicensePage: SourcePage = {
  name: 'wmformat/iwmdrmlicense-getlicense',
  sentences: [
    {
      section: 'Description',
      says: 'GetLicense answers the license as XML or XMR.',
      covered: ['LM-LICENSE-01'],
    },
    {
      section: 'Parameters',
      says: 'The caller receives the bytes of the license and their number.',
      covered: ['LM-LICENSE-01', 'LM-LICENSE-02'],
    },
    {
      section: 'Parameters',
      says: 'The type is WMDRM_LICENSE_TYPE_XML or WMDRM_LICENSE_TYPE_XMR.',
      covered: ['LM-LICENSE-01', 'LM-LICENSE-04', 'LM-LICENSE-05'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-LICENSE-01', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
  ],
};
