import type { SourcePage } from '../../../contract/source-page.js';

export const getlicensepropertyPage: SourcePage = {
  name: 'wmformat/iwmdrmlicense-getlicenseproperty',
  sentences: [
    {
      section: 'Description',
      says: 'GetLicenseProperty answers a property of the loaded license.',
      covered: ['LM-PROPERTY-01', 'LM-PROPERTY-02', 'LM-PROPERTY-03'],
    },
    {
      section: 'Parameters, bstrName',
      says: 'g_wszWMDRM_PRIORITY is the priority of the license.',
      covered: ['LM-PROPERTY-01'],
    },
    {
      section: 'Parameters, bstrName',
      says: 'Licenses of higher priority are applied before others.',
      covered: ['LM-PROPERTY-11'],
    },
    {
      section: 'Parameters, bstrName',
      says: 'g_wszWMDRM_SOURCEID is the source of the content.',
      covered: ['LM-PROPERTY-02'],
    },
    {
      section: 'Parameters, bstrName',
      says: 'g_wszWMDRM_UplinkID is the key id of the root of the chain the license belongs to.',
      covered: ['LM-PROPERTY-03'],
    },
    {
      section: 'Parameters, bstrName',
      says: 'g_wszWMDRMNet_Revocation is the revocation list for network devices, g_wszWMDRM_SAPLEVEL the level of the secure audio path, g_wszWMDRM_SAPRequired whether that is required.',
      covered: ['LM-PROPERTY-10'],
    },
    {
      section: 'Parameters, ppropVariant',
      says: 'The caller receives the value.',
      covered: ['LM-PROPERTY-01'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-PROPERTY-01', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
  ],
};
