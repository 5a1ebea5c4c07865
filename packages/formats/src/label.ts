import { LicenseStoreError } from '@wmdrm/core';
import { maxTextLength } from './limits.js';
import { isPlainText } from './text/plain-text.js';

/**
 * The label to keep with the licenses of a file, `undefined` if it is empty.
 * Throws `malformed-license` over 255 characters or with a control character; the message does not repeat it.
 */
export function checkLabel(label: string | undefined): string | undefined {
  if (label === undefined || label === '') return undefined;
  if (isPlainText(label, maxTextLength)) return label;
  throw new LicenseStoreError(
    'malformed-license',
    `A label has at most ${maxTextLength} characters and no control characters; this one has ${label.length} characters.`,
    { details: { offset: 0 }, remedy: 'Rename the file, or give another label.' },
  );
}
