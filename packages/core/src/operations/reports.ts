import type {
  Damage,
  OperationWarning,
  RestrictedLicense,
  RestrictionReason,
} from './operation-event.js';

/** What a backup did. */
export interface BackupReport {
  readonly generation: number;
  /** SHA-256 of the manifest, hexadecimal: names this generation among all others. */
  readonly root: string;
  readonly backedUp: number;
  /** Of these, licenses whose rights the operator stated: the manifest says `operator-evidence`, and counts them by class. */
  readonly byOperator: number;
  readonly restricted: number;
  /** Licenses left out, by reason; reasons without a license are absent. */
  readonly restrictedByReason: Readonly<Partial<Record<RestrictionReason, number>>>;
  /** Bytes of records in the generation. */
  readonly bytes: number;
  /** Bytes of records, or of what they were compressed to, written to the target by this run. */
  readonly bytesWritten: number;
  readonly segments: number;
  /** Deltas behind the generation's base; 0 for a full one. */
  readonly deltas: number;
  /** Segments that were already there and whole. */
  readonly segmentsAdopted: number;
  /** Generations this one retains, itself included, oldest first. */
  readonly retained: readonly number[];
  /** Generations whose files this run removed. */
  readonly pruned: readonly number[];
  readonly warnings: readonly OperationWarning[];
  /** The licenses left out, read from the generation's ledger; needs the target still open. */
  restrictedLicenses(): AsyncIterable<readonly RestrictedLicense[]>;
}

/** What a pruning did. */
export interface PruneReport {
  /** The newest generation, which this run has made if there was anything to let go. */
  readonly generation: number;
  /** SHA-256 of its manifest, hexadecimal. */
  readonly root: string;
  /** Generations that can be restored, the newest included, oldest first. */
  readonly retained: readonly number[];
  /** Generations that cannot any more; their files are removed, unless a warning says why not. */
  readonly pruned: readonly number[];
  readonly warnings: readonly OperationWarning[];
}

/** What a restore did, a number of licenses each. */
export interface RestoreReport {
  readonly generation: number;
  readonly root: string;
  /** Put into the store: new, newer or revived. */
  readonly restored: number;
  readonly unchanged: number;
  /** Different in the store, which holds the newer one. */
  readonly kept: number;
  /** Deleted or revoked in the store, and left so. */
  readonly notRevived: number;
  /** Of the restored ones, those whose time is over. */
  readonly expired: number;
  /** Bytes of records read. */
  readonly bytes: number;
  readonly warnings: readonly OperationWarning[];
}

/** `unknown`: something could not be read, so it cannot be told. */
export type VerifyOutcome = 'good' | 'damaged' | 'unknown';

/** How thoroughly a verification looks. */
export type VerifyDepth = 'quick' | 'default' | 'deep';

/** What a verification found. */
export interface VerifyReport {
  readonly outcome: VerifyOutcome;
  readonly depth: VerifyDepth;
  readonly generation: number;
  /** Absent if the manifest itself is damaged. */
  readonly root?: string;
  /** Licenses of the generation whose records were checked. */
  readonly licenses: number;
  /** Bytes of records checked. */
  readonly bytes: number;
  /** The first 1,000 damaged places; `damageCount` has them all. */
  readonly damage: readonly Damage[];
  readonly damageCount: number;
  readonly warnings: readonly OperationWarning[];
}
