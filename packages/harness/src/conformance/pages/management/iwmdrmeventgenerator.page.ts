import type { SourcePage } from '../../../contract/source-page.js';

export const eventGeneratorPage: SourcePage = {
  name: 'wmformat/iwmdrmeventgenerator',
  sentences: [
    {
      section: 'Description',
      says: 'IWMDRMEventGenerator extends IMFMediaEventGenerator.',
      covered: ['LM-INTERFACE-02'],
    },
    {
      section: 'Description',
      says: 'It adds a method that cancels asynchronous operations.',
      covered: ['LM-CANCEL-01', 'LM-CANCEL-02'],
    },
    {
      section: 'Members',
      says: 'It inherits from IUnknown, according to this page; the model page and the header name IMFMediaEventGenerator.',
      covered: ['LM-INTERFACE-02'],
    },
    {
      section: 'Methods',
      says: 'CancelAsyncOperation cancels an asynchronous operation.',
      covered: ['LM-CANCEL-01', 'LM-CANCEL-02'],
    },
  ],
};
