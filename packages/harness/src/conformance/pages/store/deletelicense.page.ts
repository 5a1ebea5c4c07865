import type { SourcePage } from '../../../contract/source-page.js';

export const deletelicensePage: SourcePage = {
  name: 'wmformat/iwmdrmlicensemanagement-deletelicense',
  sentences: [
    {
      section: 'Description',
      says: 'DeleteLicense removes a license from the temporary store.',
      covered: ['LM-DELETE-01'],
    },
    {
      section: 'Parameters, bstrKID',
      says: 'The key id says which.',
      covered: ['LM-DELETE-01'],
    },
    {
      section: 'Parameters, dwFlags',
      says: 'WMDRM_DELETE_LICENSE_IMMEDIATELY removes it at once.',
      covered: ['LM-DELETE-01'],
    },
    {
      section: 'Parameters, dwFlags',
      says: 'WMDRM_DELETE_LICENSE_MARK_FOR_PURGE marks it: it is removed when CleanLicenseStore is called, and not before.',
      covered: ['LM-DELETE-02'],
    },
    {
      section: 'Return value',
      says: 'DRM_E_LICENSENOTFOUND says that the store has no such license, or that there is no store.',
      covered: ['LM-DELETE-03'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-DELETE-01', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
    {
      section: 'Remarks',
      says: 'Licenses of the permanent store are deleted by revocation only.',
      covered: ['LM-DELETE-04'],
    },
  ],
};
