import type { UntestableRequirement } from '../../../contract/requirement.js';

const keys = 'content keys belong to a machine: no suite can bring a license it can try them with';
const silent = 'no public format says it, so no fixture can';

/** What the pages on IWMDRMLicense say and no case can show to be broken. */
export const licensesUntestable: readonly UntestableRequirement[] = [
  {
    id: 'LM-LICENSE-12',
    title: 'CreateDecryptor creates an object that decrypts with the loaded license',
    source: {
      level: 'documented',
      page: 'wmformat/iwmdrmlicense-createdecryptor',
      section: 'Description',
    },
    untestable: keys,
  },
  {
    id: 'LM-LICENSE-13',
    title:
      'CreateSecureDecryptor creates an object that decrypts, and encrypts again for the caller',
    source: {
      level: 'documented',
      page: 'wmformat/iwmdrmlicense-createsecuredecryptor',
      section: 'Description',
    },
    untestable: keys,
  },
  {
    id: 'LM-LICENSE-14',
    title: 'CreateEncryptor creates an object that encrypts with the loaded license',
    source: {
      level: 'documented',
      page: 'wmformat/iwmdrmlicense-createencryptor',
      section: 'Description',
    },
    untestable: keys,
  },
  {
    id: 'LM-LICENSE-15',
    title: 'where a newer revocation list is needed, the answer is NS_E_DRM_RIV_TOO_SMALL',
    source: {
      level: 'documented',
      page: 'wmformat/iwmdrmlicensemanagement-createlicenseenumeration',
      section: 'Return value',
    },
    untestable:
      'revocation lists are signed by Microsoft: no suite can bring one, nor a license that asks for one',
  },
  {
    id: 'LM-LICENSE-16',
    title: 'GetAnalogVideoRestrictionLevels answers the restrictions of the license',
    source: {
      level: 'documented',
      page: 'wmformat/iwmdrmlicense-getanalogvideorestrictionlevels',
      section: 'Description',
    },
    untestable: silent,
  },
  {
    id: 'LM-LICENSE-17',
    title: 'of a leaf, GetInclusionList answers the list of its chain',
    source: {
      level: 'documented',
      page: 'wmformat/iwmdrmlicense-getinclusionlist',
      section: 'Description',
    },
    untestable: 'no page says how the lists of a leaf and its root become one',
  },
  {
    id: 'LM-PROPERTY-10',
    title:
      'g_wszWMDRMNET_Revocation, g_wszWMDRM_SAPLEVEL and g_wszWMDRM_SAPRequired are what they say',
    source: {
      level: 'documented',
      page: 'wmformat/iwmdrmlicense-getlicenseproperty',
      section: 'Parameters, bstrName',
    },
    untestable: silent,
  },
  {
    id: 'LM-PROPERTY-11',
    title: 'a license of higher priority is applied before one of lower priority',
    source: {
      level: 'documented',
      page: 'wmformat/iwmdrmlicense-getlicenseproperty',
      section: 'Parameters, bstrName',
    },
    untestable: `${keys}; the order of an enumeration is LM-ORDER-01`,
  },
];
