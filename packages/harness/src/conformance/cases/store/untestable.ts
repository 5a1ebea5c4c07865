import type { UntestableRequirement } from '../../../contract/requirement.js';

const management = 'wmformat/iwmdrmlicensemanagement';
const signed =
  'lists and messages are signed by a service or an issuer: no suite can bring one; what is not signed is LM-REVOKE-01 and 02';

/** What the pages on storing, acquiring and revoking licenses say and no case can show to be broken. */
export const storeUntestable: readonly UntestableRequirement[] = [
  {
    id: 'LM-CLEAN-09',
    title: 'CleanLicenseStore defragments the local store',
    source: {
      level: 'documented',
      page: `${management}-cleanlicensestore`,
      section: 'Description',
    },
    untestable: 'how a store lies on its disk does not show in any call',
  },
  {
    id: 'LM-CLEAN-10',
    title: 'CleanLicenseStore answers DRM_E_LICENSENOTFOUND where there is no temporary store',
    source: {
      level: 'documented',
      page: `${management}-cleanlicensestore`,
      section: 'Return value',
    },
    untestable:
      'whether an empty temporary store is none is not said; LM-CLEAN-06 holds to the one answer by decision U1',
  },
  {
    id: 'LM-STORE-09',
    title: 'a license in the temporary store lasts for a short time only',
    source: { level: 'documented', page: 'wmformat/local-license-store', section: 'Introduction' },
    untestable: 'how long is not said',
  },
  {
    id: 'LM-STORE-10',
    title: 'the local store is a protected file',
    source: { level: 'documented', page: 'wmformat/local-license-store', section: 'Introduction' },
    untestable: 'how a store is kept and protected does not show in any call',
  },
  {
    id: 'LM-ACQUIRE-13',
    title: 'content header and actions go to the license server',
    source: {
      level: 'documented',
      page: `${management}-acquirelicense`,
      section: 'Parameters, bstrHeaderData',
    },
    untestable: 'the server is the subject’s; what it is sent does not show in any call',
  },
  {
    id: 'LM-NONSILENT-07',
    title: 'with WMDRM_ACQUIRE_LICENSE_LEGACY_NONSILENT the challenge is one of version 1',
    source: {
      level: 'documented',
      page: `${management}-acquirelicense`,
      section: 'Parameters, dwFlags',
    },
    untestable: 'what a challenge looks like is between client and server',
  },
  {
    id: 'LM-REVOKE-04',
    title: 'CreateLicenseRevocationChallenge answers what to send to the revocation service',
    source: {
      level: 'documented',
      page: `${management}-createlicenserevocationchallenge`,
      section: 'Parameters',
    },
    untestable:
      'machine id and challenge have the form the license server of the application wants: no suite can bring them',
  },
  {
    id: 'LM-REVOKE-05',
    title: 'ProcessLicenseRevocationResponse revokes what a signed list names',
    source: {
      level: 'documented',
      page: `${management}-processlicenserevocationresponse`,
      section: 'Description',
    },
    untestable: signed,
  },
  {
    id: 'LM-REVOKE-06',
    title: 'ProcessLicenseRevocationResponse answers a signed acknowledgement',
    source: {
      level: 'documented',
      page: `${management}-processlicenserevocationresponse`,
      section: 'Parameters, ppbSignedACK',
    },
    untestable: signed,
  },
  {
    id: 'LM-REVOKE-07',
    title: 'ProcessLicenseDeletionMessage deletes the license its issuer names',
    source: {
      level: 'documented',
      page: `${management}-processlicensedeletionmessage`,
      section: 'Description',
    },
    untestable: signed,
  },
];
