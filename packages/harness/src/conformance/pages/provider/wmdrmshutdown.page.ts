import type { SourcePage } from '../../../contract/source-page.js';

export const wmdrmShutdownPage: SourcePage = {
  name: 'wmformat/wmdrmshutdown',
  sentences: [
    {
      section: 'Description',
      says: 'WMDRMShutdown gives back what the extended client API has acquired.',
      covered: ['LM-START-10'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-START-02', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
    {
      section: 'Remarks',
      says: 'It has to be called once for each WMDRMStartup, or memory leaks.',
      covered: ['LM-START-02', 'LM-START-10'],
    },
  ],
};
