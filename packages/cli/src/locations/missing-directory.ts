import { LicenseStoreError, type BackupTarget, type Location } from '@wmdrm/core';

/** A directory that is not there yet, for a dry run: it holds nothing, and nothing can be written to it. */
export function missingDirectory(location: Location): BackupTarget {
  const path = location.toString();
  const refuse = (): Promise<never> =>
    Promise.reject(
      new LicenseStoreError('directory-not-found', `${path} does not exist.`, {
        details: { path },
      }),
    );
  return {
    location: path,
    capabilities: {
      exclusiveCreate: true,
      flush: 'none',
      flushDirectory: 'none',
      writable: true,
    },
    createExclusive: refuse,
    open: refuse,
    stat: () => Promise.resolve(undefined),
    list: () => Promise.resolve([]),
    makeDirectory: refuse,
    remove: () => Promise.resolve(false),
    flushFile: refuse,
    flushDirectory: refuse,
    space: () => Promise.resolve(undefined),
    close: () => Promise.resolve(),
  };
}
