import { malformedIn, type Malformed } from '../malformed.js';

/** The error for a token that is not as RFC 7515 or RFC 7519 says. */
export const malformedJws: Malformed = malformedIn('JWS token');
