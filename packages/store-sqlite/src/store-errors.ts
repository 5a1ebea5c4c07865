import { isLicenseStoreError, LicenseStoreError, type ErrorCode } from '@wmdrm/core';
import { StoreFault } from './store-fault.js';

type Translation = readonly [name: string, code: ErrorCode, what: string];

/** SQLite's result codes (sqlite.org/rescode.html) that mean something of their own here: primary, and one extended. */
const resultCodes: Readonly<Record<number, Translation>> = {
  // The statements are right where they are tested: a table or column is missing, or the schema cannot be read.
  1: ['SQLITE_ERROR', 'store-corrupt', 'its tables are not those of a license store'],
  3: ['SQLITE_PERM', 'access-denied', 'access to it is denied'],
  5: ['SQLITE_BUSY', 'store-busy', 'another process holds it locked'],
  6: ['SQLITE_LOCKED', 'store-busy', 'it is locked'],
  8: ['SQLITE_READONLY', 'access-denied', 'it cannot be written'],
  10: ['SQLITE_IOERR', 'store-io', 'reading or writing the file failed'],
  11: ['SQLITE_CORRUPT', 'store-corrupt', 'the file is damaged'],
  13: ['SQLITE_FULL', 'store-io', 'no space is left'],
  14: ['SQLITE_CANTOPEN', 'store-io', 'the file cannot be opened'],
  // A number that is given out once is there twice, or a count went below zero.
  19: ['SQLITE_CONSTRAINT', 'store-corrupt', 'its tables contradict each other'],
  23: ['SQLITE_AUTH', 'access-denied', 'access to it is denied'],
  26: ['SQLITE_NOTADB', 'store-invalid', 'the file is no SQLite database'],
  // SQLITE_READONLY_DIRECTORY.
  1544: [
    'SQLITE_READONLY',
    'access-denied',
    'its directory cannot be written, and SQLite needs files beside it even to read',
  ],
};

const systemCodes: Readonly<Record<string, readonly [code: ErrorCode, what: string]>> = {
  EACCES: ['access-denied', 'access to it is denied'],
  EPERM: ['access-denied', 'access to it is denied'],
  EROFS: ['access-denied', 'its file system cannot be written'],
  ENOENT: ['store-not-found', 'it does not exist'],
  ENOTDIR: ['store-invalid', 'its path leads through a file'],
  EEXIST: ['store-invalid', 'its path leads through a file'],
  EISDIR: ['store-invalid', 'it is a directory'],
  ENOSPC: ['store-io', 'no space is left'],
};

const accessRemedy = 'Check the permissions of the store file and of its directory.';

/** Runs `work`; what it throws comes out as a {@link LicenseStoreError} that names the store. */
export function translated<T>(location: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translateError(error, location);
  }
}

/** `error` in the words of a license store; errors that already are pass through. */
export function translateError(error: unknown, location: string): LicenseStoreError {
  if (isLicenseStoreError(error)) return error;
  if (error instanceof StoreFault) {
    const { details, ...more } = error.options;
    return new LicenseStoreError(error.code, `License store ${location}: ${error.message}.`, {
      ...more,
      details: { path: location, ...details },
    });
  }
  const [code, what, cause] = describe(error);
  return new LicenseStoreError(code, `License store ${location}: ${what}.`, {
    cause: error,
    details: { path: location, cause },
    ...(code === 'access-denied' ? { remedy: accessRemedy } : {}),
  });
}

/** SQLite's primary result code in an error of `node:sqlite`, else `undefined`. */
export function resultCodeOf(error: unknown): number | undefined {
  const code = extendedCodeOf(error);
  // The lower byte of an extended code is the primary one.
  return code === undefined ? undefined : code & 0xff;
}

function extendedCodeOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode : undefined;
}

function describe(error: unknown): readonly [code: ErrorCode, what: string, cause: string] {
  const resultCode = resultCodeOf(error);
  const nodeCode = codeOf(error);
  if (resultCode !== undefined) {
    const [name, code, what] = resultCodes[extendedCodeOf(error)!] ??
      resultCodes[resultCode] ?? [`SQLITE_${resultCode}`, 'store-io', 'SQLite refused to go on'];
    return [code, what, name];
  }
  // node:sqlite refuses integers beyond 2^53, which no column of ours can reach.
  if (nodeCode === 'ERR_OUT_OF_RANGE') return ['store-corrupt', 'a number is too large', nodeCode];
  if (nodeCode === 'ERR_INVALID_STATE') return ['closed', 'it has been closed', nodeCode];
  const [code, what] = systemCodes[nodeCode] ?? ['store-io', 'an unexpected error occurred'];
  return [code, what, nodeCode];
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return 'unknown';
  return String(error.code);
}
