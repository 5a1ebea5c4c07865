import type { SourcePage } from '../../../contract/source-page.js';
import { drmActionAllowedQueryResultsPage } from './drm-action-allowed-query-results.page.js';
import { drmLicenseStateCategoryPage } from './drm-license-state-category.page.js';
import { drmLicenseStateDataPage } from './drm-license-state-data.page.js';
import { iwmdrmlicensequeryPage } from './iwmdrmlicensequery.page.js';
import { queryactionallowedPage } from './queryactionallowed.page.js';
import { queryingForDetailedRightsInformationPage } from './querying-for-detailed-rights-information.page.js';
import { queryingForSimpleRightsInformationPage } from './querying-for-simple-rights-information.page.js';
import { querylicensestatePage } from './querylicensestate.page.js';
import { setactionallowedqueryparamsPage } from './setactionallowedqueryparams.page.js';

/** What all licenses of a key id together allow. */
export const queryPages: readonly SourcePage[] = [
  iwmdrmlicensequeryPage,
  querylicensestatePage,
  drmLicenseStateDataPage,
  drmLicenseStateCategoryPage,
  queryactionallowedPage,
  drmActionAllowedQueryResultsPage,
  setactionallowedqueryparamsPage,
  queryingForSimpleRightsInformationPage,
  queryingForDetailedRightsInformationPage,
];
