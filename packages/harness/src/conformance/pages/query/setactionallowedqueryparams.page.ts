import type { SourcePage } from '../../../contract/source-page.js';

export const setactionallowedqueryparamsPage: SourcePage = {
  name: 'wmformat/iwmdrmlicensequery-setactionallowedqueryparams',
  sentences: [
    {
      section: 'Description',
      says: 'SetActionAllowedQueryParams says of the environment what makes QueryActionAllowed more accurate.',
      covered: ['LM-PARAMS-01', 'LM-PARAMS-02'],
    },
    {
      section: 'Parameters, fIsMF',
      says: 'It says whether Media Foundation renders the content, or the Windows Media Format SDK.',
      covered: ['LM-PARAMS-04'],
    },
    {
      section: 'Parameters, dwAppSecLevel',
      says: 'It is the security level of the application.',
      covered: ['LM-PARAMS-02', 'LM-PARAMS-03'],
    },
    {
      section: 'Parameters, dwAppSecLevel',
      says: 'It matters only where fIsMF is FALSE.',
      covered: ['LM-PARAMS-04'],
    },
    {
      section: 'Parameters',
      says: 'fHasSerialNumber says whether the device of a copy has a serial number, bstrDeviceCert is its certificate; both are about copying only.',
      covered: ['LM-PARAMS-08'],
    },
    {
      section: 'Parameters',
      says: 'Each parameter is optional.',
      covered: ['LM-PARAMS-01'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-PARAMS-01', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
  ],
};
