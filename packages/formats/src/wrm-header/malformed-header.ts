import { malformedIn, type Malformed } from '../malformed.js';

/** The error for a content header that is not as the PlayReady Header Specification says. */
export const malformedHeader: Malformed = malformedIn('WRM header');
