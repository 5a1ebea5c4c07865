import { isLicenseStoreError, LicenseStoreError, type ErrorCode } from '@wmdrm/core';

/** Where an operation failed. */
export interface FailurePlace {
  /** What was attempted, as in "Cannot … name". */
  readonly action: string;
  /** The target's location as the user wrote it. */
  readonly location: string;
  /** Name inside the target; absent or `''` for the directory itself. */
  readonly name?: string;
}

const codeOfErrno: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'file-not-found',
  EEXIST: 'file-exists',
  EACCES: 'access-denied',
  EPERM: 'access-denied',
  EROFS: 'access-denied',
  ENOSPC: 'target-full',
  EDQUOT: 'target-full',
  EFBIG: 'target-full',
  ENOTDIR: 'not-a-directory',
  EBUSY: 'target-in-use',
  ETXTBSY: 'target-in-use',
  EHOSTUNREACH: 'target-unreachable',
  ENETUNREACH: 'target-unreachable',
  EHOSTDOWN: 'target-unreachable',
  ECONNREFUSED: 'target-unreachable',
  ESTALE: 'connection-lost',
  ECONNRESET: 'connection-lost',
  EPIPE: 'connection-lost',
  ENOTCONN: 'connection-lost',
  ENETRESET: 'connection-lost',
  ETIMEDOUT: 'target-timeout',
};

/** The errno name a file system error carries. */
export function errnoOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/**
 * The error of the core for a failed file system operation; anything unknown is `target-io`. `instead` replaces codes
 * where the place gives them another meaning (a missing parent is `directory-not-found`).
 */
export function targetError(
  error: unknown,
  place: FailurePlace,
  instead: Readonly<Partial<Record<string, ErrorCode>>> = {},
): LicenseStoreError {
  if (isLicenseStoreError(error)) return error;
  const errno = errnoOf(error);
  const code = errno === undefined ? undefined : (instead[errno] ?? codeOfErrno[errno]);
  return failure(code ?? 'target-io', place, errno ?? 'no error code', {
    cause: error,
    ...(errno === undefined ? {} : { errno }),
  });
}

/** An error about one name of a target: `Cannot <action> <name> in <location>: <why>.` */
export function failure(
  code: ErrorCode,
  { action, location, name }: FailurePlace,
  why: string,
  more: { readonly cause?: unknown; readonly errno?: string; readonly offset?: number } = {},
): LicenseStoreError {
  const what = name ? `${name} in ${location}` : location;
  return new LicenseStoreError(code, `Cannot ${action} ${what}: ${why}.`, {
    ...(more.cause === undefined ? {} : { cause: more.cause }),
    details: {
      path: name ? name : location,
      ...(name ? { location } : {}),
      ...(more.errno === undefined ? {} : { cause: more.errno }),
      ...(more.offset === undefined ? {} : { offset: more.offset }),
    },
  });
}
