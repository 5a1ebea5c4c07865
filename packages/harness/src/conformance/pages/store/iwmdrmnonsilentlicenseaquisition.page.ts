import type { SourcePage } from '../../../contract/source-page.js';

export const iwmdrmnonsilentlicenseaquisitionPage: SourcePage = {
  name: 'wmformat/iwmdrmnonsilentlicenseaquisition',
  sentences: [
    {
      section: 'Description',
      says: 'IWMDRMNonSilentLicenseAquisition is for an acquisition that needs the user.',
      covered: ['LM-NONSILENT-01'],
    },
    {
      section: 'Description',
      says: 'IMFMediaEvent::GetValue of MEWMDRMLicenseAcquisitionCompleted gives an IUnknown that can be asked for it.',
      covered: ['LM-NONSILENT-01'],
    },
    {
      section: 'Members',
      says: 'It inherits from IUnknown.',
      covered: ['LM-NONSILENT-08'],
    },
    {
      section: 'Methods',
      says: 'GetChallenge answers what to post to the license server, GetURL where.',
      covered: ['LM-NONSILENT-02', 'LM-NONSILENT-03'],
    },
  ],
};
