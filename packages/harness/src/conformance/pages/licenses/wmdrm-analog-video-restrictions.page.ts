import type { SourcePage } from '../../../contract/source-page.js';

export const wmdrmAnalogVideoRestrictionsPage: SourcePage = {
  name: 'wmformat/wmdrm-analog-video-restrictions',
  sentences: [
    {
      section: 'Members',
      says: 'guidRestrictionID says which restriction it is, dwRestrictionData what about it.',
      covered: ['LM-LICENSE-16'],
    },
    {
      section: 'Remarks',
      says: 'GetAnalogVideoRestrictionLevels answers the structure.',
      covered: ['LM-LICENSE-16'],
    },
  ],
};
