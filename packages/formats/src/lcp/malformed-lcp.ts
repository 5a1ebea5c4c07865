import { malformedIn, type Malformed } from '../malformed.js';

/** The error for a license document that is not as LCP says. */
export const malformedLcp: Malformed = malformedIn('LCP license');
