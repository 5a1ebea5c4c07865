import type { SourcePage } from '../../../contract/source-page.js';

export const getoutputprotectionlevelsPage: SourcePage = {
  name: 'wmformat/iwmdrmlicense-getoutputprotectionlevels',
  sentences: [
    {
      section: 'Description',
      says: 'GetOutputProtectionLevels answers all output protection levels of the license.',
      covered: ['LM-LICENSE-08'],
    },
    {
      section: 'Parameters',
      says: 'The caller receives a WMDRM_OUTPUT_PROTECTION_LEVELS.',
      covered: ['LM-LICENSE-08'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-LICENSE-08', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
  ],
};
