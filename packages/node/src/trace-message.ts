import { isLicenseStoreError, type TraceFacts, type TraceName } from '@wmdrm/core';

/**
 * What every event of one call carries: one object per call, the same from `start` to `asyncEnd`. It holds no key
 * material, no byte of a license and no credentials.
 */
export interface TraceMessage {
  /** What is traced. */
  readonly name: TraceName;
  /** What is known when the call begins. */
  readonly facts: TraceFacts;
  /** What came of it; there from `asyncStart` on if the call succeeded. */
  readonly result?: TraceFacts;
  /** Why it failed; there from `error` on. */
  readonly error?: TraceError;
}

/** Why a traced call failed. The caller got the error itself; this is what may be told of it to everybody. */
export class TraceError extends Error {
  /** Code of the `LicenseStoreError`; `other` for an error that is none. */
  readonly code: string;

  /** Takes over the message of a `LicenseStoreError`; of others the name only: nobody vouches for what they say. */
  constructor(error: unknown) {
    const known = isLicenseStoreError(error);
    super(known ? error.message : error instanceof Error ? error.name : typeof error);
    this.name = 'TraceError';
    this.code = known ? error.code : 'other';
  }
}

/**
 * Name for `tracingChannel()` of `node:diagnostics_channel`, for example `wmdrm:backup`. Node makes five channels of it:
 * `tracing:wmdrm:backup:start`, `:end`, `:asyncStart`, `:asyncEnd` and `:error`.
 */
export function tracingChannelName(name: TraceName): string {
  return `wmdrm:${name}`;
}
