import type { SourcePage } from '../../../contract/source-page.js';

export const createObjectPage: SourcePage = {
  name: 'wmformat/iwmdrmprovider-createobject',
  sentences: [
    {
      section: 'Description',
      says: 'CreateObject answers the interface that is asked for and creates the object where there is need to.',
      covered: ['LM-PROVIDER-05'],
    },
    {
      section: 'Parameters, riid',
      says: 'It takes IID_IWMDRMLicenseManagement.',
      covered: ['LM-PROVIDER-05'],
    },
    {
      section: 'Parameters, riid',
      says: 'It takes IID_IWMDRMLicenseQuery.',
      covered: ['LM-PROVIDER-06'],
    },
    {
      section: 'Parameters, riid',
      says: 'It takes IID_IWMDRMNetReceiver and IID_IWMDRMNetTransmitter.',
      covered: ['LM-PROVIDER-12'],
    },
    {
      section: 'Parameters, riid',
      says: 'It takes IID_IWMDRMSecurity.',
      covered: ['LM-PROVIDER-07'],
    },
    {
      section: 'Parameters, ppvObject',
      says: 'The caller receives a pointer to that interface.',
      covered: ['LM-PROVIDER-05', 'W-OUT-01'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-PROVIDER-05', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
  ],
};
