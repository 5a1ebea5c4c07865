import type { SourcePage } from '../../../contract/source-page.js';

export const wmdrmStartupPage: SourcePage = {
  name: 'wmformat/wmdrmstartup',
  sentences: [
    {
      section: 'Description',
      says: 'WMDRMStartup gets ready what the extended client API works with.',
      covered: ['LM-START-01', 'LM-START-03'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-START-01', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
    {
      section: 'Remarks',
      says: 'To each of its calls belongs one of WMDRMShutdown.',
      covered: ['LM-START-02', 'LM-START-03'],
    },
  ],
};
