import type { SourcePage } from '../../../contract/source-page.js';

export const iwmdrmlicensequeryPage: SourcePage = {
  name: 'wmformat/iwmdrmlicensequery',
  sentences: [
    {
      section: 'Description',
      says: 'IWMDRMLicenseQuery asks for the rights and the state of licenses.',
      covered: ['LM-STATE-01', 'LM-ALLOWED-01'],
    },
    {
      section: 'Description',
      says: 'Queries of the local store are by key id.',
      covered: ['LM-STATE-05', 'LM-ALLOWED-09'],
    },
    {
      section: 'Description',
      says: 'IWMDRMProvider::CreateObject answers it for IID_IWMDRMLicenseQuery.',
      covered: ['LM-PROVIDER-06'],
    },
    {
      section: 'Members',
      says: 'It inherits from IUnknown.',
      covered: ['IU-QUERY-SET'],
    },
    {
      section: 'Methods',
      says: 'QueryActionAllowed asks what is allowed, QueryLicenseState for the state of rights, SetActionAllowedQueryParams makes answers more accurate.',
      covered: ['LM-ALLOWED-01', 'LM-STATE-01', 'LM-PARAMS-02'],
    },
    {
      section: 'Remarks',
      says: 'Answers are not about single licenses: what they say is put together before.',
      covered: ['LM-STATE-04', 'LM-ALLOWED-08'],
    },
  ],
};
