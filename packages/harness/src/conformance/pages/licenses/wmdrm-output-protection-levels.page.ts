import type { SourcePage } from '../../../contract/source-page.js';

export const wmdrmOutputProtectionLevelsPage: SourcePage = {
  name: 'wmformat/wmdrm-output-protection-levels',
  sentences: [
    {
      section: 'Members',
      says: 'Each member is the least level of protection for one kind of output, the last one for copying.',
      covered: ['LM-LICENSE-08'],
    },
    {
      section: 'Remarks',
      says: 'GetOutputProtectionLevels answers the structure.',
      covered: ['LM-LICENSE-08'],
    },
  ],
};
