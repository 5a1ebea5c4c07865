import type { SourcePage } from '../../../contract/source-page.js';

export const wmdrmCreateProviderPage: SourcePage = {
  name: 'wmformat/wmdrmcreateprovider',
  sentences: [
    {
      section: 'Description',
      says: 'WMDRMCreateProvider makes an object that creates the other objects of the API.',
      covered: ['LM-PROVIDER-01', 'LM-PROVIDER-05'],
    },
    {
      section: 'Description',
      says: 'It needs no stub library.',
      covered: ['LM-PROVIDER-01'],
    },
    {
      section: 'Description',
      says: 'The objects that are created through it lack the protected features.',
      covered: ['LM-PROVIDER-13'],
    },
    {
      section: 'Parameters',
      says: 'The caller receives IWMDRMProvider of an object that is new.',
      covered: ['LM-PROVIDER-01', 'LM-PROVIDER-02'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-PROVIDER-01', 'W-HRESULT-01', 'W-OUT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
  ],
};
