import type { SourcePage } from '../../../contract/source-page.js';

export const getanalogvideorestrictionlevelsPage: SourcePage = {
  name: 'wmformat/iwmdrmlicense-getanalogvideorestrictionlevels',
  sentences: [
    {
      section: 'Description',
      says: 'GetAnalogVideoRestrictionLevels answers all restrictions of analog video the loaded license has.',
      covered: ['LM-LICENSE-16'],
    },
    {
      section: 'Parameters',
      says: 'The caller receives an array of WMDRM_ANALOG_VIDEO_RESTRICTIONS and the number of its elements.',
      covered: ['LM-LICENSE-16'],
    },
    {
      section: 'Remarks',
      says: 'The caller allocates the array: a call with null tells how many elements it needs.',
      covered: [],
      uncovered: 'about buffers; what a call writes comes back as its value',
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-LICENSE-16', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
  ],
};
