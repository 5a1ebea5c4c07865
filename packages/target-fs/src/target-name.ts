import { LicenseStoreError } from '@wmdrm/core';

const component = /^[a-z0-9.-]{1,255}$/;
/** Win32 keeps these for devices, whatever follows the first dot ("Naming Files, Paths, and Namespaces"). */
const deviceName = /^(?:con|prn|aux|nul|(?:com|lpt)[1-9])(?:\.|$)/;

/**
 * Checks a portable relative name before it touches the file system: components of lower-case letters, digits, `-` and
 * `.`, joined by `/`; none is `.` or `..`, ends in a dot or is a device name. `invalid-argument` otherwise.
 */
export function checkName(name: string): void {
  for (const part of name.split('/')) {
    if (!component.test(part) || part.endsWith('.') || deviceName.test(part)) {
      throw new LicenseStoreError(
        'invalid-argument',
        `${JSON.stringify(name)} is no portable name for a file in a backup target.`,
        { details: { path: name } },
      );
    }
  }
}

/** The same for a directory, where `''` is the opened directory itself. */
export function checkDirectoryName(name: string): void {
  if (name !== '') checkName(name);
}

/** The directory a name lies in; `''` for the opened directory. */
export function parentOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('/')));
}
