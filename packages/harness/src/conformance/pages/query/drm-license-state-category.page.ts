import type { SourcePage } from '../../../contract/source-page.js';

export const drmLicenseStateCategoryPage: SourcePage = {
  name: 'wmformat/drmdrm-license-state-category',
  sentences: [
    {
      section: 'Description',
      says: 'DRM_LICENSE_STATE_CATEGORY is the kind of limit a DRM_LICENSE_STATE_DATA tells of.',
      covered: ['LM-STATE-01'],
    },
    {
      section: 'WM_DRM_LICENSE_STATE_NORIGHT',
      says: 'The action is not allowed.',
      covered: ['LM-STATE-02'],
    },
    {
      section: 'WM_DRM_LICENSE_STATE_UNLIM',
      says: 'The action is allowed without limits.',
      covered: ['LM-STATE-01'],
    },
    {
      section: 'WM_DRM_LICENSE_STATE_COUNT',
      says: 'The action is allowed a number of times.',
      covered: ['LM-STATE-11'],
    },
    {
      section: 'WM_DRM_LICENSE_STATE_FROM',
      says: 'The action is allowed after a date.',
      covered: ['LM-STATE-12'],
    },
    {
      section: 'WM_DRM_LICENSE_STATE_UNTIL',
      says: 'The action is allowed until a date.',
      covered: ['LM-STATE-13'],
    },
    {
      section: 'WM_DRM_LICENSE_STATE_FROM_UNTIL',
      says: 'The action is allowed between two dates.',
      covered: ['LM-STATE-14'],
    },
    {
      section: 'WM_DRM_LICENSE_STATE_COUNT_FROM',
      says: 'The action is allowed a number of times after a date.',
      covered: ['LM-STATE-15'],
    },
    {
      section: 'WM_DRM_LICENSE_STATE_COUNT_UNTIL',
      says: 'The action is allowed a number of times until a date.',
      covered: ['LM-STATE-16'],
    },
    {
      section: 'WM_DRM_LICENSE_STATE_COUNT_FROM_UNTIL',
      says: 'The action is allowed a number of times between two dates.',
      covered: ['LM-STATE-17'],
    },
    {
      section: 'WM_DRM_LICENSE_STATE_EXPIRATION_AFTER_FIRSTUSE',
      says: 'The action is allowed for some time from its first use on.',
      covered: ['LM-STATE-18'],
    },
  ],
};
