import { malformedIn, type Malformed } from '../malformed.js';

/** The error for a license or machine file that is not as Keygen says. */
export const malformedKeygen: Malformed = malformedIn('Keygen file');
