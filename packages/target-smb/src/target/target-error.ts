import { isLicenseStoreError, LicenseStoreError, type ErrorCode } from '@wmdrm/core';
import { isSmbError } from '../errors/smb-error.js';

/** Where an operation failed. */
export interface FailurePlace {
  /** As in "Cannot … name". */
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
  EROFS: 'access-denied',
  ENOSPC: 'target-full',
  EDQUOT: 'target-full',
  ENOTDIR: 'not-a-directory',
  EBUSY: 'target-in-use',
  ECANCELED: 'cancelled',
  ENOTFOUND: 'target-unreachable',
  EAI_AGAIN: 'target-unreachable',
  ECONNREFUSED: 'target-unreachable',
  EHOSTUNREACH: 'target-unreachable',
  ENETUNREACH: 'target-unreachable',
  EHOSTDOWN: 'target-unreachable',
  ECONNRESET: 'connection-lost',
  EBADF: 'connection-lost',
  ETIMEDOUT: 'target-timeout',
};

/** Codes of errno that mean something else in a place (a missing parent is `directory-not-found`). */
export type Instead = Readonly<Partial<Record<string, ErrorCode>>>;

/** The error of the core for a failure of the client; anything unknown is `target-io`. */
export function targetError(
  error: unknown,
  place: FailurePlace,
  instead: Instead = {},
): LicenseStoreError {
  if (isLicenseStoreError(error)) return error;
  if (!isSmbError(error)) return failure('target-io', place, 'an unknown failure', error);
  const code = instead[error.code] ?? codeOfErrno[error.code] ?? 'target-io';
  return failure(code, place, error.status ?? error.message.replace(/\.$/, ''), error, error.code);
}

/** `Cannot <action> <name> in <location>: <why>.` */
export function failure(
  code: ErrorCode,
  { action, location, name }: FailurePlace,
  why: string,
  cause?: unknown,
  errno?: string,
): LicenseStoreError {
  const what = name ? `${name} in ${location}` : location;
  return new LicenseStoreError(code, `Cannot ${action} ${what}: ${why}.`, {
    ...(cause === undefined ? {} : { cause }),
    details: {
      path: name ? name : location,
      ...(name ? { location } : {}),
      ...(errno === undefined ? {} : { cause: errno }),
    },
  });
}

/** Whether the connection went along, so that nobody knows what became of the request. */
export function isLost(error: unknown): boolean {
  return isSmbError(error) && (error.code === 'ECONNRESET' || error.code === 'ETIMEDOUT');
}

export function errnoOf(error: unknown): string | undefined {
  return isSmbError(error) ? error.code : undefined;
}
