import type { SourcePage } from '../../../contract/source-page.js';

export const cancelAsyncOperationPage: SourcePage = {
  name: 'wmformat/iwmdrmeventgenerator-cancelasyncoperation',
  sentences: [
    {
      section: 'Description',
      says: 'CancelAsyncOperation cancels an asynchronous operation.',
      covered: ['LM-CANCEL-01', 'LM-CANCEL-02'],
    },
    {
      section: 'Parameters',
      says: 'The cookie says which operation is cancelled.',
      covered: ['LM-CANCEL-01', 'LM-CANCEL-02', 'LM-CANCEL-12'],
    },
    {
      section: 'Parameters',
      says: 'The cookie is the one the method gave that started the operation.',
      covered: ['LM-CANCEL-01', 'LM-CANCEL-02', 'LM-CANCEL-12'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-CANCEL-01', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
  ],
};
