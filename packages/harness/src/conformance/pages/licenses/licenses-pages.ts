import type { SourcePage } from '../../../contract/source-page.js';
import { actionsAndRightsPage } from './actions-and-rights.page.js';
import { canpersistPage } from './canpersist.page.js';
import { createdecryptorPage } from './createdecryptor.page.js';
import { createencryptorPage } from './createencryptor.page.js';
import { createlicenseenumerationPage } from './createlicenseenumeration.page.js';
import { createsecuredecryptorPage } from './createsecuredecryptor.page.js';
import { drmRightsPage } from './drm-rights.page.js';
import { enumeratingLicensesPage } from './enumerating-licenses.page.js';
import { getanalogvideorestrictionlevelsPage } from './getanalogvideorestrictionlevels.page.js';
import { getinclusionlistPage } from './getinclusionlist.page.js';
import { getlicensePage } from './getlicense.page.js';
import { getlicensepropertyPage } from './getlicenseproperty.page.js';
import { getnextPage } from './getnext.page.js';
import { getoutputprotectionlevelsPage } from './getoutputprotectionlevels.page.js';
import { gettingInformationPage } from './getting-information.page.js';
import { iwmdrmlicensePage } from './iwmdrmlicense.page.js';
import { persistlicensePage } from './persistlicense.page.js';
import { resetenumerationPage } from './resetenumeration.page.js';
import { rightsConstantsPage } from './rights-constants.page.js';
import { wmdrmAnalogVideoRestrictionsPage } from './wmdrm-analog-video-restrictions.page.js';
import { wmdrmLicenseFilterPage } from './wmdrm-license-filter.page.js';
import { wmdrmOutputProtectionLevelsPage } from './wmdrm-output-protection-levels.page.js';

/** Enumerations and licenses, and the rights they speak of. */
export const licensesPages: readonly SourcePage[] = [
  iwmdrmlicensePage,
  createlicenseenumerationPage,
  wmdrmLicenseFilterPage,
  enumeratingLicensesPage,
  gettingInformationPage,
  resetenumerationPage,
  getnextPage,
  getlicensePage,
  getlicensepropertyPage,
  createdecryptorPage,
  createsecuredecryptorPage,
  createencryptorPage,
  persistlicensePage,
  canpersistPage,
  getanalogvideorestrictionlevelsPage,
  wmdrmAnalogVideoRestrictionsPage,
  getoutputprotectionlevelsPage,
  wmdrmOutputProtectionLevelsPage,
  getinclusionlistPage,
  rightsConstantsPage,
  drmRightsPage,
  actionsAndRightsPage,
];
