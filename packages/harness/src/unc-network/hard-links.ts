import type { ShareLayer } from './share-call.js';
import { win32Error } from './win32-errors.js';

/** Refuses to give a file a second name where the share has no hard links: NOT_SUPPORTED. */
export function hardLinkLayer(available: () => boolean): ShareLayer {
  return async (call, next) => {
    if (call.operation === 'link' && !available()) throw win32Error('NOT_SUPPORTED', call);
    return await next(call);
  };
}
