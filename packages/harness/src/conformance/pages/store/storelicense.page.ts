import type { SourcePage } from '../../../contract/source-page.js';

export const storelicensePage: SourcePage = {
  name: 'wmformat/iwmdrmlicensemanagement-storelicense',
  sentences: [
    {
      section: 'Description',
      says: 'StoreLicense puts a license that was made outside of the DRM subsystem into the local store.',
      covered: ['LM-STORE-01', 'LM-STORE-04'],
    },
    {
      section: 'Parameters, bstrLicenseResponse',
      says: 'The license response is decoded and added to the local store.',
      covered: ['LM-STORE-01', 'LM-STORE-02'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-STORE-01', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
    {
      section: 'Remarks',
      says: 'XMR licenses an application has made can be added.',
      covered: ['LM-STORE-03'],
    },
  ],
};
