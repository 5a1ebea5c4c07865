import type { SourcePage } from '../../../contract/source-page.js';

export const drmLicenseStateDataPage: SourcePage = {
  name: 'wmformat/drmdrm-license-state-data',
  sentences: [
    {
      section: 'Description',
      says: 'DRM_LICENSE_STATE_DATA says how a right is limited.',
      covered: ['LM-STATE-01', 'LM-STATE-11'],
    },
    {
      section: 'Members, dwStreamId',
      says: 'It is 0: the license applies to all streams.',
      covered: ['LM-STATE-06'],
    },
    {
      section: 'Members, dwCategory',
      says: 'It says what kind of limit it is.',
      covered: ['LM-STATE-01', 'LM-STATE-02'],
    },
    {
      section: 'Members, dwNumCounts',
      says: 'It is how many elements dwCount has, 0 or 1 as a rule.',
      covered: ['LM-STATE-11', 'LM-STATE-15'],
    },
    {
      section: 'Members, dwCount',
      says: 'It has how often the action may be done.',
      covered: ['LM-STATE-11', 'LM-STATE-15', 'LM-STATE-16', 'LM-STATE-17'],
    },
    {
      section: 'Members, dwNumDates',
      says: 'It is how many elements datetime has, two at most as a rule.',
      covered: ['LM-STATE-12', 'LM-STATE-14'],
    },
    {
      section: 'Members, datetime',
      says: 'It has the dates of the license; the category says what they mean.',
      covered: ['LM-STATE-12', 'LM-STATE-13', 'LM-STATE-14'],
    },
    {
      section: 'Members, dwVague',
      says: 'DRM_LICENSE_STATE_DATA_VAGUE says that more licenses may apply, and that only an enumeration is sure.',
      covered: ['LM-STATE-07', 'LM-FILTER-01'],
    },
    {
      section: 'Members, dwVague',
      says: 'DRM_LICENSE_STATE_DATA_OPL_PRESENT says that the license has output protection levels.',
      covered: ['LM-STATE-08'],
    },
    {
      section: 'Members, dwVague',
      says: 'DRM_LICENSE_STATE_DATA_SAP_PRESENT says that content needs a secure audio path.',
      covered: ['LM-STATE-26'],
    },
    {
      section: 'Remarks',
      says: 'QueryLicenseState answers the structure.',
      covered: ['LM-STATE-01'],
    },
    {
      section: 'Remarks',
      says: 'With WM_DRM_LICENSE_STATE_COUNT_FROM_UNTIL there are two dates, from and until.',
      covered: ['LM-STATE-17'],
    },
    {
      section: 'Remarks',
      says: 'Counts go with dates or ranges of dates: one with one pair, two with two.',
      covered: ['LM-STATE-17', 'LM-STATE-25'],
    },
    {
      section: 'Remarks',
      says: 'Where several licenses with different limits apply, DRM_LICENSE_STATE_DATA_VAGUE is set.',
      covered: ['LM-STATE-07'],
    },
    {
      section: 'Remarks',
      says: 'Which rights are told of then is up to the implementation.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
    {
      section: 'Remarks',
      says: 'When a license expires, those that remain are examined, until all have.',
      covered: ['LM-STATE-27'],
    },
  ],
};
