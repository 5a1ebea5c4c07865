import path, { type PlatformPath } from 'node:path';
import { parseLocation, type Location } from '@wmdrm/core';

/** What cannot be a relative directory: separators and drives at the start, URLs, nothing. */
const notRelative = /^$|^[\\/]|^[A-Za-z]:[\\/]|^[A-Za-z][A-Za-z0-9+.-]+:\/\//;

/**
 * Reads a location of the command line: a UNC path, or a local directory, which may be relative to `cwd`. Throws
 * `invalid-path`; a single leading backslash is one the shell has eaten.
 */
export function readLocation(text: string, cwd: string, paths: PlatformPath = path): Location {
  return parseLocation(notRelative.test(text) ? text : paths.resolve(cwd, text));
}
