import type { SourcePage } from '../../../contract/source-page.js';

export const drmRightsPage: SourcePage = {
  name: 'wmformat/drm-rights',
  sentences: [
    {
      section: 'Remarks',
      says: 'Of the rights there are, each has a name: Backup, CollaborativePlay, Copy, Print.redbook, Transfer.NONSDMI, Transfer.SDMI, Play.',
      covered: ['LM-STATE-09', 'LM-FILTER-02'],
    },
    {
      section: 'Remarks',
      says: 'The right Copy stands in for the older rights to copy.',
      covered: [],
      uncovered: 'says what issuers do; no page says that queries follow',
    },
    {
      section: 'Remarks',
      says: 'Several rights are separated by semicolons.',
      covered: ['LM-FILTER-08'],
    },
    {
      section: 'Remarks',
      says: 'The property is set and read through IWMDRMReader and IWMDRMWriter.',
      covered: [],
      uncovered: 'belongs to the older API',
    },
  ],
};
