import { errorCodes, type ErrorCode } from './codes.js';

const brand: unique symbol = Symbol.for('@wmdrm/LicenseStoreError') as never;

/** Machine-readable facts beside an error. Never key material, never credentials. */
export interface ErrorDetails {
  /** Location, file or relative name the error is about. */
  readonly path?: string;
  /** Rule of the UNC grammar that failed, for `invalid-path`: `UNC_…` or `NOT_UNC`. */
  readonly rule?: string;
  /** Id of the license the error is about. */
  readonly license?: string;
  /** Label (usually the file name) of that license. */
  readonly label?: string;
  /** Byte offset in the file the error is about. */
  readonly offset?: number;
  /** Generation or run number the error is about. */
  readonly generation?: number;
  /** Low-level code of the cause, for example `ENOSPC` or `STATUS_DISK_FULL`. */
  readonly cause?: string;
  /** Further facts of a plugin. */
  readonly [name: string]: unknown;
}

export interface LicenseStoreErrorOptions {
  readonly cause?: unknown;
  readonly details?: ErrorDetails;
  /** Overrides the general remedy of the code. */
  readonly remedy?: string;
}

/**
 * The one error this project throws and reports. `code` is stable (see {@link errorCodes}), `message` names what and
 * where, `remedy` says what to do. A cancelled operation has `name` `AbortError` and code `cancelled`.
 */
export class LicenseStoreError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  readonly remedy: string;

  constructor(code: ErrorCode, message: string, options: LicenseStoreErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = code === 'cancelled' ? 'AbortError' : 'LicenseStoreError';
    this.code = code;
    this.details = options.details ?? {};
    this.remedy = options.remedy ?? errorCodes[code].remedy;
    Object.defineProperty(this, brand, { value: true });
  }

  /** A plain object for logs and `--json`; leaves out cause and stack. */
  toJSON(): { code: ErrorCode; message: string; remedy: string; details: ErrorDetails } {
    return { code: this.code, message: this.message, remedy: this.remedy, details: this.details };
  }
}

/** True for errors of this class, also when another copy of this package made them. */
export function isLicenseStoreError(error: unknown): error is LicenseStoreError {
  return typeof error === 'object' && error !== null && brand in error;
}

/** `error` itself if it is a {@link LicenseStoreError}, else one with `code` that has `error` as its cause. */
export function toLicenseStoreError(
  error: unknown,
  code: ErrorCode,
  message: string,
): LicenseStoreError {
  if (isLicenseStoreError(error)) return error;
  const cause = lowLevelCode(error);
  return new LicenseStoreError(code, message, {
    cause: error,
    ...(cause === undefined ? {} : { details: { cause } }),
  });
}

function lowLevelCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
