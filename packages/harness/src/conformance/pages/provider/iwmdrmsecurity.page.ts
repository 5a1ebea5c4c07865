import type { SourcePage } from '../../../contract/source-page.js';

/** Revocation lists, certificates and updates of the DRM subsystem are no part of license management. */
const elsewhere = 'security is no part of license management: no case judges it';

export const iwmdrmSecurityPage: SourcePage = {
  name: 'wmformat/iwmdrmsecurity',
  sentences: [
    {
      section: 'Description',
      says: 'CreateObject of IWMDRMProvider answers it, for IID_IWMDRMSecurity.',
      covered: ['LM-PROVIDER-07'],
    },
    {
      section: 'Members',
      says: 'It inherits from IWMDRMEventGenerator.',
      covered: ['IU-SECURITY-SET'],
    },
    ...(
      [
        ['CheckCertForRevocation', 'says whether a certificate has been revoked'],
        ['GetContentEnablersForRevocations', 'answers what renews components after a revocation'],
        ['GetContentEnablersFromHashes', 'answers what renews components of hashed certificates'],
        ['GetMachineCertificate', 'answers the certificate of the computer'],
        ['GetRevocationData', 'answers a revocation list of the local store'],
        ['GetRevocationDataVersion', 'answers the version of such a list'],
        ['GetSecurityVersion', 'answers the version of the DRM subsystem'],
        ['PerformSecurityUpdate', 'begins an update of the DRM subsystem'],
        ['SetRevocationData', 'puts a revocation list into the local store'],
      ] as const
    ).map(([method, does]) => ({
      section: 'Methods',
      says: `${method} ${does}.`,
      covered: [],
      uncovered: elsewhere,
    })),
  ],
};
