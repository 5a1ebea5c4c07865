import { LicenseStoreError, type ErrorDetails } from '@wmdrm/core';

/**
 * Makes the error for input that breaks its format at `offset`. `what` completes "… at byte N: " and never quotes the
 * input: what is damaged may be the part that holds a key.
 */
export type Malformed = (what: string, offset: number, details?: ErrorDetails) => LicenseStoreError;

/** The {@link Malformed} of one kind of license, for example `malformedIn('XMR license')`. */
export function malformedIn(kind: string): Malformed {
  return (what, offset, details = {}) =>
    new LicenseStoreError('malformed-license', `${kind}, at byte ${offset}: ${what}.`, {
      details: { ...details, offset },
    });
}

/**
 * Errors of a part that stands in the file encoded: `offset` is the place of the encoded part in the file, and the byte
 * inside the decoded part goes into `details.payloadOffset`.
 */
export function malformedWithin(malformed: Malformed, offset: number): Malformed {
  return (what, payloadOffset, details = {}) =>
    malformed(what, offset, { ...details, payloadOffset });
}

/** Throws `limit-exceeded` if a file of `length` bytes is longer than `most`. */
export function checkLength(kind: string, length: number, most: number): void {
  if (length <= most) return;
  throw new LicenseStoreError(
    'limit-exceeded',
    `${kind} of ${length} bytes; at most ${most} bytes are read.`,
    { details: { offset: most } },
  );
}
