import type { SourcePage } from '../../contract/source-page.js';
import { eventModelPages } from './events/event-model-pages.js';
import { managementPages } from './management/management-pages.js';
import { providerPages } from './provider/provider-pages.js';

/** The page table: every page the requirements of the contract come from. */
export const sourcePages: readonly SourcePage[] = [
  ...providerPages,
  ...managementPages,
  ...eventModelPages,
];
