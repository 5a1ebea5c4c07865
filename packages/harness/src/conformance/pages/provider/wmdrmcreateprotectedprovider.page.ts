import type { SourcePage } from '../../../contract/source-page.js';

export const wmdrmCreateProtectedProviderPage: SourcePage = {
  name: 'wmformat/wmdrmcreateprotectedprovider',
  sentences: [
    {
      section: 'Description',
      says: 'WMDRMCreateProtectedProvider makes an object that creates the other objects of the API.',
      covered: ['LM-PROVIDER-04'],
    },
    {
      section: 'Description',
      says: 'It needs a stub library from Microsoft.',
      covered: ['LM-PROVIDER-03', 'LM-PROVIDER-04'],
    },
    {
      section: 'Description',
      says: 'The objects that are created through it have the protected features.',
      covered: ['LM-PROVIDER-13'],
    },
    {
      section: 'Parameters',
      says: 'The caller receives IWMDRMProvider of an object that is new.',
      covered: ['LM-PROVIDER-04'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-PROVIDER-04', 'W-HRESULT-01', 'W-OUT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
  ],
};
