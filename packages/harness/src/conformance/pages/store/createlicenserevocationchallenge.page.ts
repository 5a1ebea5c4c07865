import type { SourcePage } from '../../../contract/source-page.js';

export const createlicenserevocationchallengePage: SourcePage = {
  name: 'wmformat/iwmdrmlicensemanagement-createlicenserevocationchallenge',
  sentences: [
    {
      section: 'Description',
      says: 'CreateLicenseRevocationChallenge makes a license revocation challenge.',
      covered: ['LM-REVOKE-04'],
    },
    {
      section: 'Parameters',
      says: 'It takes a machine id in the format of the license server, and challenge data, which together find the licenses to revoke.',
      covered: ['LM-REVOKE-04'],
    },
    {
      section: 'Parameters',
      says: 'The caller receives what is sent to the revocation service.',
      covered: ['LM-REVOKE-04'],
    },
    {
      section: 'Parameters',
      says: 'The caller frees it with CoTaskMemFree.',
      covered: [],
      uncovered: 'about memory; who frees it does not show in values',
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-REVOKE-04', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
  ],
};
