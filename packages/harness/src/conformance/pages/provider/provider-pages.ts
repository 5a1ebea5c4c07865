import type { SourcePage } from '../../../contract/source-page.js';
import { applicationBasicsPage } from './application-basics.page.js';
import { createObjectPage } from './iwmdrmprovider-createobject.page.js';
import { iwmdrmProviderPage } from './iwmdrmprovider.page.js';
import { iwmdrmSecurityPage } from './iwmdrmsecurity.page.js';
import { libraryFilesPage } from './library-files.page.js';
import { wmdrmCreateProtectedProviderPage } from './wmdrmcreateprotectedprovider.page.js';
import { wmdrmCreateProviderPage } from './wmdrmcreateprovider.page.js';
import { wmdrmShutdownPage } from './wmdrmshutdown.page.js';
import { wmdrmStartupPage } from './wmdrmstartup.page.js';

/** How a client gets to the first object. */
export const providerPages: readonly SourcePage[] = [
  applicationBasicsPage,
  libraryFilesPage,
  wmdrmStartupPage,
  wmdrmShutdownPage,
  wmdrmCreateProviderPage,
  wmdrmCreateProtectedProviderPage,
  iwmdrmProviderPage,
  createObjectPage,
  iwmdrmSecurityPage,
];
