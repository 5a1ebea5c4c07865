import type { SourcePage } from '../../../contract/source-page.js';

export const monitorlicenseacquisitionPage: SourcePage = {
  name: 'wmformat/iwmdrmlicensemanagement-monitorlicenseacquisition',
  sentences: [
    {
      section: 'Description',
      says: 'MonitorLicenseAcquisition begins to watch an acquisition.',
      covered: ['LM-MONITOR-01', 'LM-MONITOR-02'],
    },
    {
      section: 'Parameters',
      says: 'It takes the key id of the license, and header and actions of the AcquireLicense it is about.',
      covered: ['LM-MONITOR-04', 'LM-MONITOR-05', 'LM-MONITOR-07'],
    },
    {
      section: 'Parameters, ppunkCancelationCookie',
      says: 'The caller receives IUnknown of an object that identifies this call.',
      covered: ['LM-MONITOR-01', 'W-OUT-01'],
    },
    {
      section: 'Parameters, ppunkCancelationCookie',
      says: 'IWMDRMEventGenerator::CancelAsyncOperation takes it to cancel the call.',
      covered: ['LM-MONITOR-01'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-MONITOR-01', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
  ],
};
