import type { SourcePage } from '../../../contract/source-page.js';

export const drmActionAllowedQueryResultsPage: SourcePage = {
  name: 'wmformat/drm-action-allowed-query-results',
  sentences: [
    {
      section: 'Description',
      says: 'DRM_ACTION_ALLOWED_QUERY_RESULTS says why an action is not allowed.',
      covered: ['LM-ALLOWED-07'],
    },
    {
      section: 'NOT_ENABLED',
      says: 'The action is not allowed; with the value comes one or more of the others.',
      covered: ['LM-ALLOWED-07'],
    },
    {
      section: 'NO_LICENSE',
      says: 'There is no license for the content.',
      covered: ['LM-ALLOWED-02'],
    },
    {
      section: 'NO_RIGHT',
      says: 'There is a license, and it does not give the right.',
      covered: ['LM-ALLOWED-03'],
    },
    {
      section: 'EXHAUSTED',
      says: 'The right has a count, and no use remains.',
      covered: ['LM-ALLOWED-04'],
    },
    {
      section: 'EXPIRED',
      says: 'The right has an end, and that is over.',
      covered: ['LM-ALLOWED-05'],
    },
    {
      section: 'NOT_STARTED',
      says: 'The right has a beginning, and that is yet to come.',
      covered: ['LM-ALLOWED-06'],
    },
    {
      section: 'APPSEC_TOO_LOW',
      says: 'There is a license that gives the right, and the application is not secure enough.',
      covered: ['LM-PARAMS-02'],
    },
    {
      section: 'REQ_INDIV',
      says: 'There is a license that gives the right, and the DRM subsystem must be individualized.',
      covered: ['LM-PARAMS-06'],
    },
    {
      section: 'COPY_OPL_TOO_LOW',
      says: 'The output protection level of the client is too low.',
      covered: ['LM-ALLOWED-16'],
    },
    {
      section: 'COPY_OPL_EXCLUDED',
      says: 'The output protection level of the client is excluded.',
      covered: ['LM-ALLOWED-17'],
    },
    {
      section: 'NO_CLOCK_SUPPORT',
      says: 'The license needs a secure clock, and the client has none.',
      covered: ['LM-ALLOWED-18'],
    },
    {
      section: 'NO_METERING_SUPPORT',
      says: 'The action is allowed with metering, and the client has none.',
      covered: ['LM-ALLOWED-19'],
    },
    {
      section: 'CHAIN_DEPTH_TOO_HIGH',
      says: 'Nothing can be told of a chained license, as its leaf is missing.',
      covered: ['LM-ALLOWED-20'],
    },
    {
      section: 'Constants',
      says: 'Those that speak of a license say that there is one.',
      covered: ['LM-ALLOWED-12'],
    },
    {
      section: 'Remarks',
      says: 'A zero says that the action is allowed.',
      covered: ['LM-ALLOWED-01'],
    },
  ],
};
