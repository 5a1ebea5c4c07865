import type { SourcePage } from '../../../contract/source-page.js';

export const cleanlicensestorePage: SourcePage = {
  name: 'wmformat/iwmdrmlicensemanagement-cleanlicensestore',
  sentences: [
    {
      section: 'Description',
      says: 'CleanLicenseStore removes licenses that cannot be used from the temporary store.',
      covered: ['LM-CLEAN-03', 'LM-CLEAN-04'],
    },
    {
      section: 'Description',
      says: 'It defragments the local store.',
      covered: ['LM-CLEAN-09', 'LM-CLEAN-04'],
    },
    {
      section: 'Parameters, dwFlags',
      says: 'With WMDRM_CLEAN_LICENSE_STORE_SYNC it does not return before the store is clean.',
      covered: ['LM-CLEAN-01'],
    },
    {
      section: 'Parameters, dwFlags',
      says: 'With WMDRM_CLEAN_LICENSE_STORE_ASYNC it returns at once, and MELicenseStoreCleaned comes when the store is clean.',
      covered: ['LM-CLEAN-02'],
    },
    {
      section: 'Parameters, ppunkCancelationCookie',
      says: 'The caller receives IUnknown of an object that identifies this call.',
      covered: ['LM-CLEAN-02'],
    },
    {
      section: 'Parameters, ppunkCancelationCookie',
      says: 'IWMDRMEventGenerator::CancelAsyncOperation takes it to cancel the call.',
      covered: ['LM-CLEAN-05'],
    },
    {
      section: 'Return value',
      says: 'DRM_E_LICENSENOTFOUND says that there is no temporary store.',
      covered: ['LM-CLEAN-10'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-CLEAN-01', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
    {
      section: 'Remarks',
      says: 'It runs asynchronously, returns at once and raises MEWMDRMLicenseStoreCleaned when the work is done.',
      covered: ['LM-CLEAN-02', 'W-COMPLETED-01'],
    },
  ],
};
