import type { SourcePage } from '../../../contract/source-page.js';

export const acquirelicensePage: SourcePage = {
  name: 'wmformat/iwmdrmlicensemanagement-acquirelicense',
  sentences: [
    {
      section: 'Description',
      says: 'AcquireLicense acquires a license from a URL, asynchronously.',
      covered: ['LM-ACQUIRE-01', 'LM-ACQUIRE-07'],
    },
    {
      section: 'Parameters, bstrURL',
      says: 'It is the URL of the license server.',
      covered: ['LM-ACQUIRE-04'],
    },
    {
      section: 'Parameters, bstrURL',
      says: 'With null the URL is parsed from the content header.',
      covered: ['LM-ACQUIRE-03'],
    },
    {
      section: 'Parameters, bstrHeaderData',
      says: 'It is the content header, which goes to the license server.',
      covered: ['LM-ACQUIRE-13'],
    },
    {
      section: 'Parameters, bstrHeaderData',
      says: 'With WMDRM_ACQUIRE_LICENSE_LEGACY_NONSILENT it is the key id instead.',
      covered: ['LM-NONSILENT-05'],
    },
    {
      section: 'Parameters, bstrActions',
      says: 'It has zero or more actions the license is to permit, each in an ACTION of one ACTIONLIST.',
      covered: ['LM-ACQUIRE-05'],
    },
    {
      section: 'Parameters, dwFlags',
      says: 'With WMDRM_ACQUIRE_LICENSE_SILENT the license is issued without any more of the application.',
      covered: ['LM-ACQUIRE-02'],
    },
    {
      section: 'Parameters, dwFlags',
      says: 'With WMDRM_ACQUIRE_LICENSE_NONSILENT a license request is made and answered, for the application to post.',
      covered: ['LM-NONSILENT-01', 'LM-NONSILENT-04'],
    },
    {
      section: 'Parameters, dwFlags',
      says: 'With WMDRM_ACQUIRE_LICENSE_LEGACY_NONSILENT it is a challenge of version 1.',
      covered: ['LM-NONSILENT-05', 'LM-NONSILENT-07'],
    },
    {
      section: 'Parameters, ppunkCancelationCookie',
      says: 'The caller receives IUnknown of an object that identifies this call.',
      covered: ['LM-ACQUIRE-08', 'W-OUT-01'],
    },
    {
      section: 'Parameters, ppunkCancelationCookie',
      says: 'IWMDRMEventGenerator::CancelAsyncOperation takes it to cancel the call.',
      covered: ['LM-ACQUIRE-08'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-ACQUIRE-01', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
    {
      section: 'Remarks',
      says: 'It runs asynchronously and returns at once.',
      covered: ['LM-ACQUIRE-01', 'LM-ACQUIRE-07'],
    },
    {
      section: 'Remarks',
      says: 'It raises MEWMDRMLicenseAcquisitionCompleted when the work is done.',
      covered: ['LM-ACQUIRE-01', 'W-COMPLETED-01'],
    },
    {
      section: 'Remarks',
      says: 'Of a non-silent acquisition, IMFMediaEvent::GetValue gives an IUnknown whose QueryInterface answers IWMDRMNonSilentLicenseAquisition.',
      covered: ['LM-NONSILENT-01'],
    },
  ],
};
