import type { SourcePage } from '../../contract/source-page.js';
import { eventModelPages } from './events/event-model-pages.js';
import { licensesPages } from './licenses/licenses-pages.js';
import { managementPages } from './management/management-pages.js';
import { providerPages } from './provider/provider-pages.js';
import { queryPages } from './query/query-pages.js';
import { storePages } from './store/store-pages.js';

/** The page table: every page the requirements of the contract come from. */
export const sourcePages: readonly SourcePage[] = [
  ...providerPages,
  ...managementPages,
  ...licensesPages,
  ...queryPages,
  ...storePages,
  ...eventModelPages,
];
