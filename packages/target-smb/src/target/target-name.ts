import { LicenseStoreError } from '@wmdrm/core';

/** One component: what every server stores alike, whatever it thinks of case. */
const component = /^[a-z0-9.-]{1,255}$/;
/** Windows keeps these for devices, whatever follows the first dot ("Naming Files, Paths, and Namespaces"). */
const device = /^(?:con|prn|aux|nul|(?:com|lpt)[1-9])(?:\.|$)/;

/**
 * Checks a name of `BackupTarget`: components of lower-case letters, digits, `-` and `.`, joined by `/`; none ends in a dot
 * or is a device name. `invalid-argument` otherwise, before a server hears of it.
 */
export function checkFileName(name: string): void {
  const portable = name
    .split('/')
    .every((part) => component.test(part) && !part.endsWith('.') && !device.test(part));
  if (portable) return;
  throw new LicenseStoreError(
    'invalid-argument',
    `${JSON.stringify(name)} is no portable name in a backup target.`,
    { details: { path: name } },
  );
}

/** The same for a directory, where `''` is the opened one. */
export function checkDirectoryName(name: string): void {
  if (name !== '') checkFileName(name);
}

/** Checks what counts bytes. */
export function checkCount(value: number, what: string, name: string): void {
  if (Number.isSafeInteger(value) && value >= 0) return;
  throw new LicenseStoreError(
    'invalid-argument',
    `The ${what} ${value} in ${name} is no whole number from 0 on.`,
    { details: { path: name } },
  );
}
