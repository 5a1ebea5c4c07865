import type { SourcePage } from '../../../contract/source-page.js';

export const querylicensestatePage: SourcePage = {
  name: 'wmformat/iwmdrmlicensequery-querylicensestate',
  sentences: [
    {
      section: 'Description',
      says: 'QueryLicenseState asks the local store what holds for some rights of a key id.',
      covered: ['LM-STATE-01'],
    },
    {
      section: 'Parameters, bstrKID',
      says: 'Only licenses of this key id are evaluated.',
      covered: ['LM-STATE-05'],
    },
    {
      section: 'Parameters, cActionsToQuery',
      says: 'It is the number of actions, and of states.',
      covered: ['LM-STATE-03'],
    },
    {
      section: 'Parameters, rgbstrActionsToQuery',
      says: 'Each action is one of the nine g_wszWMDRM_LicenseState_… constants.',
      covered: ['LM-STATE-09'],
    },
    {
      section: 'Parameters, rgbstrActionsToQuery',
      says: 'g_wszWMDRM_LicenseState_Backup asks for the right to back up and restore the license.',
      covered: ['LM-STATE-10'],
    },
    {
      section: 'Parameters, rgResultStateData',
      says: 'The caller receives a DRM_LICENSE_STATE_DATA for each action, in the same place.',
      covered: ['LM-STATE-03'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-STATE-01', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
    {
      section: 'Remarks',
      says: 'All licenses of the key id are searched and evaluated.',
      covered: ['LM-STATE-04'],
    },
    {
      section: 'Remarks',
      says: 'A state may have something of several licenses.',
      covered: ['LM-STATE-04', 'LM-STATE-07'],
    },
  ],
};
