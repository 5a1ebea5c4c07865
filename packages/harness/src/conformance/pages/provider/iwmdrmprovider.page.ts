import type { SourcePage } from '../../../contract/source-page.js';

export const iwmdrmProviderPage: SourcePage = {
  name: 'wmformat/iwmdrmprovider',
  sentences: [
    {
      section: 'Description',
      says: 'IWMDRMProvider has a method that creates the other objects of the API.',
      covered: ['LM-PROVIDER-05'],
    },
    {
      section: 'Description',
      says: 'WMDRMCreateProvider answers it.',
      covered: ['LM-PROVIDER-01'],
    },
    {
      section: 'Description',
      says: 'WMDRMCreateProtectedProvider answers one that can create secure objects.',
      covered: ['LM-PROVIDER-04', 'LM-PROVIDER-13'],
    },
    {
      section: 'Members',
      says: 'It inherits from IUnknown.',
      covered: ['LM-PROVIDER-11', 'IU-PROVIDER-SET'],
    },
    {
      section: 'Methods',
      says: 'CreateObject answers an interface and creates the object where there is need to.',
      covered: ['LM-PROVIDER-05'],
    },
  ],
};
