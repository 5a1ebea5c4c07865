import type { SourcePage } from '../../../contract/source-page.js';
import { generatorPages } from './generator.pages.js';
import { queuePages } from './queue.pages.js';
import { eventPages } from './event.pages.js';
import { resultPages } from './result.pages.js';
import { attributePages } from './attributes.pages.js';
import { queryInterfacePages } from './queryinterface.pages.js';

/** The pages of Media Foundation's event model, and of IUnknown. */
export const eventModelPages: readonly SourcePage[] = [
  ...generatorPages,
  ...queuePages,
  ...eventPages,
  ...resultPages,
  ...attributePages,
  ...queryInterfacePages,
];
