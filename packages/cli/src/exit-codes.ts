import type { ErrorCode } from '@wmdrm/core';

/** What the command's exit code says; stable across versions. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  /** A backup exists and `--overwrite` was not given. */
  backupExists: 3,
  /** A backup or a store does not hold what it says it holds. */
  damaged: 4,
  /** Somebody else is writing. */
  busy: 5,
  /** The target is unreachable, denies access, is full or breaks. */
  target: 6,
  noBackup: 7,
  /** A guard refused: another store's backup, a shrunk store, a license that may not leave. */
  refused: 8,
  cancelled: 130,
} as const;

/** One of {@link exitCodes}. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The exit code of every error code. */
export const exitCodeOf: Readonly<Record<ErrorCode, ExitCode>> = {
  'invalid-argument': exitCodes.usage,
  'invalid-path': exitCodes.usage,
  'no-resolver': exitCodes.usage,
  cancelled: exitCodes.cancelled,
  'backup-exists': exitCodes.backupExists,
  'no-backup': exitCodes.noBackup,
  'no-generation': exitCodes.noBackup,
  busy: exitCodes.busy,
  superseded: exitCodes.busy,
  'lease-lost': exitCodes.target,
  damaged: exitCodes.damaged,
  unsupported: exitCodes.failed,
  'set-changed': exitCodes.busy,
  'outcome-unknown': exitCodes.target,
  'other-store': exitCodes.refused,
  'lineage-diverged': exitCodes.refused,
  shrunk: exitCodes.refused,
  'restricted-licenses': exitCodes.refused,
  'store-corrupt': exitCodes.damaged,
  'store-not-found': exitCodes.failed,
  'store-invalid': exitCodes.failed,
  'store-unsupported': exitCodes.failed,
  'store-busy': exitCodes.busy,
  'store-io': exitCodes.failed,
  'license-not-found': exitCodes.failed,
  'license-ambiguous': exitCodes.failed,
  'license-restricted': exitCodes.refused,
  'not-a-license': exitCodes.failed,
  'malformed-license': exitCodes.failed,
  'limit-exceeded': exitCodes.failed,
  'target-unreachable': exitCodes.target,
  'share-unknown': exitCodes.target,
  'access-denied': exitCodes.target,
  'target-full': exitCodes.target,
  'target-in-use': exitCodes.target,
  'connection-lost': exitCodes.target,
  'target-timeout': exitCodes.target,
  'not-a-directory': exitCodes.target,
  'directory-not-found': exitCodes.noBackup,
  'file-exists': exitCodes.failed,
  'file-not-found': exitCodes.failed,
  'target-unsuitable': exitCodes.target,
  'target-io': exitCodes.target,
  'listener-failed': exitCodes.failed,
  closed: exitCodes.failed,
};
