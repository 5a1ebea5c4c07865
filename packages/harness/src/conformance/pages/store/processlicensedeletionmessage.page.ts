import type { SourcePage } from '../../../contract/source-page.js';

export const processlicensedeletionmessagePage: SourcePage = {
  name: 'wmformat/iwmdrmlicensemanagement-processlicensedeletionmessage',
  sentences: [
    {
      section: 'Description',
      says: 'ProcessLicenseDeletionMessage deletes a license that was imported from another protection system.',
      covered: ['LM-REVOKE-07'],
    },
    {
      section: 'Parameters',
      says: 'A message says which.',
      covered: ['LM-REVOKE-07', 'LM-REVOKE-02', 'LM-REVOKE-03'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-REVOKE-07', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
  ],
};
