import type { SourcePage } from '../../../contract/source-page.js';
import { acquirelicensePage } from './acquirelicense.page.js';
import { acquiringLicensesPage } from './acquiring-licenses.page.js';
import { cleanlicensestorePage } from './cleanlicensestore.page.js';
import { createlicenserevocationchallengePage } from './createlicenserevocationchallenge.page.js';
import { deletelicensePage } from './deletelicense.page.js';
import { getchallengePage } from './getchallenge.page.js';
import { geturlPage } from './geturl.page.js';
import { iwmdrmnonsilentlicenseaquisitionPage } from './iwmdrmnonsilentlicenseaquisition.page.js';
import { licenseDeletionPage } from './license-deletion.page.js';
import { localLicenseStorePage } from './local-license-store.page.js';
import { monitorlicenseacquisitionPage } from './monitorlicenseacquisition.page.js';
import { nonSilentLicenseAcquisitionPage } from './non-silent-license-acquisition.page.js';
import { processlicensedeletionmessagePage } from './processlicensedeletionmessage.page.js';
import { processlicenserevocationresponsePage } from './processlicenserevocationresponse.page.js';
import { silentLicenseAcquisitionPage } from './silent-license-acquisition.page.js';
import { storelicensePage } from './storelicense.page.js';

/** How licenses come into the local store, and how they go. */
export const storePages: readonly SourcePage[] = [
  localLicenseStorePage,
  storelicensePage,
  deletelicensePage,
  cleanlicensestorePage,
  acquirelicensePage,
  acquiringLicensesPage,
  silentLicenseAcquisitionPage,
  nonSilentLicenseAcquisitionPage,
  iwmdrmnonsilentlicenseaquisitionPage,
  geturlPage,
  getchallengePage,
  monitorlicenseacquisitionPage,
  createlicenserevocationchallengePage,
  processlicenserevocationresponsePage,
  processlicensedeletionmessagePage,
  licenseDeletionPage,
];
