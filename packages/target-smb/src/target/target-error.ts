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
  EPROTONOSUPPORT: 'target-unsuitable',
};

/** Where the remedy of the code would lead astray. */
const logon = 'Check the user, the domain and the password.';
const account = 'Ask who administers the account: the server knows it and does not let it in.';
const password = 'Change the password of the account: it has expired.';
const remedyOfStatus: Readonly<Record<string, string>> = {
  STATUS_LOGON_FAILURE: logon,
  STATUS_WRONG_PASSWORD: logon,
  STATUS_NO_SUCH_USER: logon,
  STATUS_ACCOUNT_RESTRICTION: account,
  STATUS_ACCOUNT_DISABLED: account,
  STATUS_ACCOUNT_EXPIRED: account,
  STATUS_ACCOUNT_LOCKED_OUT: account,
  STATUS_LOGON_TYPE_NOT_GRANTED: account,
  STATUS_PASSWORD_EXPIRED: password,
  STATUS_PASSWORD_MUST_CHANGE: password,
  STATUS_NTLM_BLOCKED: 'Mount the share and map it: its server wants Kerberos.',
  STATUS_PATH_NOT_COVERED: 'Name the server behind this DFS path, or mount the share and map it.',
  STATUS_BAD_NETWORK_NAME: 'Check the name of the share.',
};

/** What else is known of a failure. */
interface FailureOptions {
  readonly cause?: unknown;
  readonly errno?: string;
  readonly remedy?: string | undefined;
}

/** Codes of errno that mean something else in a place (a missing parent is `directory-not-found`). */
export type Instead = Readonly<Partial<Record<string, ErrorCode>>>;

/** The error of the core for a failure of the client; anything unknown is `target-io`. */
export function targetError(
  error: unknown,
  place: FailurePlace,
  instead: Instead = {},
): LicenseStoreError {
  if (isLicenseStoreError(error)) return error;
  if (!isSmbError(error))
    return failure('target-io', place, 'an unknown failure', { cause: error });
  const code = instead[error.code] ?? codeOfErrno[error.code] ?? 'target-io';
  const why = error.status ?? error.message.replace(/\.$/, '');
  const remedy = remedyOfStatus[error.status ?? ''];
  return failure(code, place, why, { cause: error, errno: error.code, remedy });
}

/** `Cannot <action> <name> in <location>: <why>.` */
export function failure(
  code: ErrorCode,
  { action, location, name }: FailurePlace,
  why: string,
  { cause, errno, remedy }: FailureOptions = {},
): LicenseStoreError {
  const what = name ? `${name} in ${location}` : location;
  return new LicenseStoreError(code, `Cannot ${action} ${what}: ${why}.`, {
    ...(cause === undefined ? {} : { cause }),
    ...(remedy === undefined ? {} : { remedy }),
    details: {
      path: name ? name : location,
      ...(name ? { location } : {}),
      ...(errno === undefined ? {} : { cause: errno }),
    },
  });
}

/** What a connection ends with: it was cut, is silent, or a message on it was changed or made no sense. */
const lost: ReadonlySet<string> = new Set(['ECONNRESET', 'ETIMEDOUT', 'EBADMSG']);

/** Whether the connection went along, so that nobody knows what became of the request. */
export function isLost(error: unknown): boolean {
  return isSmbError(error) && lost.has(error.code);
}

export function errnoOf(error: unknown): string | undefined {
  return isSmbError(error) ? error.code : undefined;
}
