import { isLicenseStoreError, LicenseStoreError, type ErrorCode } from '@wmdrm/core';

const codes: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'file-not-found',
  EACCES: 'access-denied',
  EPERM: 'access-denied',
  EROFS: 'access-denied',
  EEXIST: 'file-exists',
  ENOTDIR: 'not-a-directory',
  ENOSPC: 'target-full',
  EDQUOT: 'target-full',
  EBUSY: 'target-in-use',
};

/** What the operating system said about a file, in the words of this project. `doing` reads like `read`. */
export function fileError(error: unknown, doing: string, path: string): LicenseStoreError {
  if (isLicenseStoreError(error)) return error;
  const cause = systemCode(error);
  const code = (cause === undefined ? undefined : codes[cause]) ?? 'target-io';
  const why = cause === undefined ? '' : ` (${cause})`;
  return new LicenseStoreError(code, `Cannot ${doing} ${path}${why}.`, {
    cause: error,
    details: { path, ...(cause === undefined ? {} : { cause }) },
    ...(code === 'file-not-found' || code === 'target-io' ? { remedy: 'Check the path.' } : {}),
  });
}

/** The code of a system error, for example `ENOENT`. */
export function systemCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
