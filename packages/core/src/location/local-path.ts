import { brokenRule } from './name-rule.js';
import { pathError } from './path-error.js';
import { uncRules } from './unc-rule.js';
import { beginsLikeUnc } from './unc-shape.js';

/** `C:\x`, `C:/x` and the verbatim `\\?\C:\x`, in which only the backslash separates. */
const drivePath = /^[A-Za-z]:[\\/]/;
const verbatimDrivePath = /^\\\\\?\\[A-Za-z]:\\/;
const urlScheme = /^[A-Za-z][A-Za-z0-9+.-]+:\/\//;

/**
 * An absolute path of the local machine, as text: POSIX `/x`, or Windows `C:\x` or `\\?\C:\x`, whose names are those of
 * {@link UncPath}. The form is all that is checked, on every platform alike; whether the running system knows such a path is
 * for the one who opens it to say.
 */
export class LocalPath {
  readonly kind = 'local';
  /** The path as written. */
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
    Object.freeze(this);
  }

  /** @throws LicenseStoreError `invalid-path` for an empty text, NUL, a relative path, a URL, a UNC path and a name behind a drive
   * that Windows would take for something else. */
  static parse(text: string): LocalPath {
    if (text === '') throw pathError(text, 'The location is empty');
    if (text.includes('\0')) {
      throw pathError(text, 'The location holds a NUL character', {
        remedy: 'Write the path without it.',
      });
    }
    if (drivePath.test(text) || verbatimDrivePath.test(text)) {
      checkDriveNames(text);
      return new LocalPath(text);
    }
    if (beginsLikeUnc(text)) {
      throw pathError(text, 'Two separators at the start are a UNC path, not a local one', {
        remedy: 'Write a local path with one / or a drive letter at the start.',
      });
    }
    if (text.startsWith('/')) return new LocalPath(text);
    if (urlScheme.test(text)) throw pathError(text, 'A URL is not a location');
    throw pathError(text, 'The location is not absolute');
  }

  toString(): string {
    return this.path;
  }
}

/**
 * Names behind a drive follow the rules R17 to R20 of {@link UncPath}. Paths are opened in the verbatim form, in which
 * Windows takes any name as it is: `backups.` would be another directory than the one it is for every other program, and
 * one that few of them can open or delete.
 */
function checkDriveNames(text: string): void {
  const names = text.slice(text.indexOf(':') + 1).split(/[\\/]/);
  for (const name of names) {
    const rule = name === '.' || name === '..' ? undefined : brokenRule(name);
    if (!rule) continue;
    const { meaning, remedy } = uncRules[rule];
    throw pathError(text, meaning, { remedy, part: { role: 'the name', text: name } });
  }
}
