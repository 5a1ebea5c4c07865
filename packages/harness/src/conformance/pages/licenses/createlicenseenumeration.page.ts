import type { SourcePage } from '../../../contract/source-page.js';

export const createlicenseenumerationPage: SourcePage = {
  name: 'wmformat/iwmdrmlicensemanagement-createlicenseenumeration',
  sentences: [
    {
      section: 'Description',
      says: 'CreateLicenseEnumeration creates an enumerator that tells of the licenses in the local store.',
      covered: ['LM-ENUM-06'],
    },
    {
      section: 'Parameters, pLicenseFilter',
      says: 'A WMDRM_LICENSE_FILTER says which licenses the enumerator has.',
      covered: ['LM-FILTER-01', 'LM-FILTER-02', 'LM-FILTER-04', 'LM-FILTER-05'],
    },
    {
      section: 'Parameters, pEnumerator',
      says: 'The caller receives IWMDRMLicense of an enumerator that is new.',
      covered: ['LM-ENUM-07', 'W-OUT-01'],
    },
    {
      section: 'Return value',
      says: 'NS_E_DRM_RIV_TOO_SMALL says that a newer revocation list is needed.',
      covered: ['LM-LICENSE-15'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-ENUM-01', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
  ],
};
