import type { SourcePage } from '../../../contract/source-page.js';

export const processlicenserevocationresponsePage: SourcePage = {
  name: 'wmformat/iwmdrmlicensemanagement-processlicenserevocationresponse',
  sentences: [
    {
      section: 'Description',
      says: 'ProcessLicenseRevocationResponse revokes licenses of the local store.',
      covered: ['LM-REVOKE-05'],
    },
    {
      section: 'Description',
      says: 'Which, says a blob that comes from a revocation server.',
      covered: ['LM-REVOKE-05', 'LM-REVOKE-01'],
    },
    {
      section: 'Parameters, pbSignedLRB',
      says: 'It is the answer to a challenge of CreateLicenseRevocationChallenge.',
      covered: ['LM-REVOKE-05'],
    },
    {
      section: 'Parameters, ppbSignedACK',
      says: 'The caller receives an acknowledgement, which goes to the revocation service.',
      covered: ['LM-REVOKE-06'],
    },
    {
      section: 'Parameters, ppbSignedACK',
      says: 'The caller frees it with CoTaskMemFree.',
      covered: [],
      uncovered: 'about memory; who frees it does not show in values',
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-REVOKE-05', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
  ],
};
