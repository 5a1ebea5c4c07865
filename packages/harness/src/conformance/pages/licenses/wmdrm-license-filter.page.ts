import type { SourcePage } from '../../../contract/source-page.js';

export const wmdrmLicenseFilterPage: SourcePage = {
  name: 'wmformat/wmdrm-license-filter',
  sentences: [
    {
      section: 'Members, dwVersion',
      says: 'Only licenses of at least this version number are answered.',
      covered: ['LM-FILTER-06', 'LM-FILTER-07'],
    },
    {
      section: 'Members, bstrKID',
      says: 'Only licenses with this key id are in the enumeration.',
      covered: ['LM-FILTER-01'],
    },
    {
      section: 'Members, bstrRights',
      says: 'Only licenses that give all of these rights are in the enumeration.',
      covered: ['LM-FILTER-02', 'LM-FILTER-08'],
    },
    {
      section: 'Members, bstrAllowedSourceIDs',
      says: 'It names the sources of content that are included in the search.',
      covered: ['LM-FILTER-04', 'LM-FILTER-09'],
    },
    {
      section: 'Members',
      says: 'Each field narrows the enumeration, so that all of them hold.',
      covered: ['LM-FILTER-05'],
    },
    {
      section: 'Remarks',
      says: 'CreateLicenseEnumeration takes the structure.',
      covered: ['LM-FILTER-01'],
    },
  ],
};
