import { LocalPath } from './local-path.js';
import { pathError } from './path-error.js';
import { UncPath } from './unc-path.js';

/** Where a backup lies: on an SMB share or in a local directory. Told apart by `kind`. */
export type Location = UncPath | LocalPath;

/** What is left of `\\server\share` after a shell has read it without single quotes. */
const oneBackslash = /^\\[^\\/]/;

/**
 * Reads what a user wrote as a location: two separators at the start make a {@link UncPath}, an absolute local path a
 * {@link LocalPath}.
 *
 * @throws LicenseStoreError `invalid-path` for everything else; behind two separators with the rule of the UNC grammar.
 */
export function parseLocation(text: string): Location {
  if (UncPath.is(text)) return UncPath.parse(text);
  if (oneBackslash.test(text)) {
    throw pathError(
      text,
      'One backslash at the start is no location; the shell has probably taken one away',
      {
        rule: 'NOT_UNC',
        remedy:
          "Write //server/share/dir, or put the path in single quotes: '\\\\server\\share\\dir'.",
      },
    );
  }
  return LocalPath.parse(text);
}
