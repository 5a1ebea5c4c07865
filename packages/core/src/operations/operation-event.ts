import type { LicenseStoreError } from '../errors/license-store-error.js';

/** What an operation does at the moment. */
export type OperationPhase =
  | 'waiting'
  | 'planning'
  | 'reading'
  | 'writing'
  | 'publishing'
  | 'pruning'
  | 'verifying'
  | 'merging';

/** Why a license is not in a backup. */
export type RestrictionReason =
  'denied' | 'conditional' | 'unknown' | 'sealed' | 'temporary' | 'not-expressed' | 'policy';

/** A license that may not be backed up. */
export interface RestrictedLicense {
  readonly id: string;
  readonly keyIds: readonly string[];
  readonly label?: string;
  readonly reason: RestrictionReason;
}

export interface StartedEvent {
  readonly type: 'started';
  readonly operation: 'backup' | 'prune' | 'restore' | 'verify';
  /** The directory, as the user wrote it. */
  readonly location: string;
}

/** Monotone within an operation, at most 20 a second. Totals are known from the first one on. */
export interface ProgressEvent {
  readonly type: 'progress';
  readonly phase: OperationPhase;
  readonly licensesDone: number;
  readonly licensesTotal: number;
  /** Bytes of records. */
  readonly bytesDone: number;
  readonly bytesTotal: number;
}

/**
 * Licenses that were left out, one event per chunk read from the store. An increment names those that are new or have
 * changed; the report has all.
 */
export interface RestrictedEvent {
  readonly type: 'restricted';
  readonly licenses: readonly RestrictedLicense[];
}

/** What is worth knowing and stops nothing. */
export interface OperationWarning {
  readonly code:
    | 'flush-unsupported'
    | 'directory-flush-unsupported'
    | 'parent-unreadable'
    | 'not-pruned'
    | 'lease-not-released'
    | 'lease-unreadable'
    | 'generation-unreadable'
    | 'unreadable'
    | 'not-described';
  readonly message: string;
}

export interface WarningEvent extends OperationWarning {
  readonly type: 'warning';
}

/** A segment that was not written again because its content was already there, read back and whole. */
export interface AdoptedEvent {
  readonly type: 'adopted';
  /** Relative name of the segment file. */
  readonly segment: string;
  /** Run that wrote it: the parent generation, or a run that died. */
  readonly run: number;
  readonly licenses: number;
  readonly bytes: number;
}

export interface CompletedEvent<Report> {
  readonly type: 'completed';
  readonly report: Report;
}

export interface FailedEvent {
  readonly type: 'failed';
  readonly error: LicenseStoreError;
}

export interface CancelledEvent {
  readonly type: 'cancelled';
  readonly error: LicenseStoreError;
}

/** Something found damaged by a verification. */
export interface DamagedEvent {
  readonly type: 'damaged';
  readonly damage: Damage;
}

/** One damaged place of a backup set. */
export interface Damage {
  /** Relative name of the file. */
  readonly file: string;
  readonly message: string;
  /** Byte offset in the file, if known. */
  readonly offset?: number;
  /** Id of the license hit, if known. */
  readonly license?: string;
  readonly label?: string;
}

/**
 * Every event of an operation. The last one is exactly one of `completed`, `failed` and `cancelled`, and agrees with
 * how the operation's promise settles.
 */
export type OperationEvent<Report = unknown> =
  | StartedEvent
  | ProgressEvent
  | RestrictedEvent
  | WarningEvent
  | AdoptedEvent
  | DamagedEvent
  | CompletedEvent<Report>
  | FailedEvent
  | CancelledEvent;

/** Options every operation has. */
export interface OperationOptions<Report> {
  /** Cancels: answered within one chunk plus the one store or target call in flight. */
  readonly signal?: AbortSignal;
  /** Sees every event in order. A promise it returns holds the operation back; what it throws ends the operation. */
  readonly onEvent?: (event: OperationEvent<Report>) => void | Promise<void>;
}
