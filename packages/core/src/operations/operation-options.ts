import type { BackupPolicy } from '../policy/backup-policy.js';
import type { LicenseFormat } from '../formats/license-format.js';
import type { Host } from '../host/host.js';
import type { LicenseStore } from '../store/license-store.js';
import type { BackupTarget } from '../target/backup-target.js';
import type { OperationOptions } from './operation-event.js';
import type {
  BackupReport,
  PruneReport,
  RestoreReport,
  VerifyDepth,
  VerifyReport,
} from './reports.js';

/**
 * Which older generations a new one keeps restorable. `Infinity` keeps all; what is no number is refused with
 * `invalid-argument`.
 */
export interface Retention {
  /** At least this many of the newest, from 1 on, the new one included: the one before it stays in any case. Default 3. */
  readonly keep?: number;
  /** And everything younger than this, in milliseconds by the manifests' own times. Default 24 hours. */
  readonly keepWithinMs?: number;
  /** And the last one of each of this many days (UTC) that have one, the newest day first. Default 0. */
  readonly keepDaily?: number;
}

/**
 * `zstd`: every chunk that gets smaller by it is compressed. `auto`: only while the target is slower than the compressor,
 * as measured in the run itself. `none`: nothing. A host without zstd compresses nothing.
 */
export type CompressionMode = 'none' | 'zstd' | 'auto';

export interface BackupOptions extends OperationOptions<BackupReport> {
  readonly store: LicenseStore;
  /** Opened with `create: true`. */
  readonly target: BackupTarget;
  /** Make a new generation where a backup exists; otherwise that is `backup-exists`. Default false. */
  readonly overwrite?: boolean;
  /**
   * Write only what changed since the newest generation, where that is certain to be enough; otherwise, and where deltas
   * would outgrow their base, a full generation. An increment looks at the tables of what it builds on, not at every byte:
   * only a full one finds and heals flipped bits. Default false.
   */
  readonly incremental?: boolean;
  /** Default {@link defaultPolicy}. */
  readonly policy?: BackupPolicy;
  /** Fail with `restricted-licenses` before anything is written if any license may not be backed up. Default false. */
  readonly requireAll?: boolean;
  /** Allow a backup of less than half the licenses of the one it replaces. Default false. */
  readonly allowShrink?: boolean;
  /** Allow replacing a backup of another store, or of this store's diverged copy. Default false. */
  readonly replaceOtherStore?: boolean;
  /** Identity of the machine that makes the backup, recorded in the manifest; 1 to 128 characters. Default none. */
  readonly machine?: string;
  readonly retention?: Retention;
  /**
   * Default `auto`, which costs nothing where the target is fast. Licenses and their digests are the same with each of
   * them; versions that do not know zstd cannot read a backup that has some.
   */
  readonly compression?: CompressionMode;
  readonly tuning?: BackupTuning;
}

/** Times of a run's lease with good defaults; tests make them small. */
export interface RunTuning {
  /** Time after which a silent lease of a stranger counts as dead, in milliseconds. Default 60,000. */
  readonly leaseTtlMs?: number;
  /** Time between two renewals of the own lease, in milliseconds. Default 10,000. */
  readonly leaseRenewMs?: number;
}

/** Sizes and times with good defaults; tests make them small. */
export interface BackupTuning extends RunTuning {
  /** Bytes of records a segment is planned for. Default 96 MiB, the middle of 64 to 256. */
  readonly segmentBytes?: number;
  /** Bytes of records in a chunk. Default 1 MiB; at most 31 MiB. */
  readonly chunkBytes?: number;
  /** Bytes of records after which a segment is flushed while more of it is written. Default 16 MiB. */
  readonly flushBytes?: number;
  /**
   * Ranges a full backup copies at the same time, where the store can read so many. Default the host's `processors` for
   * 64 MiB of records and more, else 1.
   */
  readonly readers?: number;
  /** Deltas behind a base from which on the next one stands for all of them. Default 16. */
  readonly mostDeltas?: number;
}

export interface PruneOptions extends OperationOptions<PruneReport> {
  readonly target: BackupTarget;
  /** Default {@link portableHost}. */
  readonly host?: Host;
  readonly retention?: Retention;
  readonly tuning?: RunTuning;
}

export interface RestoreOptions extends OperationOptions<RestoreReport> {
  readonly store: LicenseStore;
  readonly target: BackupTarget;
  /** Number of an older generation; default the newest. */
  readonly generation?: number;
  /** Bring back licenses that were deleted in the store after the backup. Default false. */
  readonly revive?: boolean;
  /** Only these licenses: license ids or prefixes of short ids. `license-not-found` if one is not in the set. */
  readonly only?: readonly string[];
}

export interface VerifyOptions extends OperationOptions<VerifyReport> {
  readonly target: BackupTarget;
  /** Default {@link portableHost}. */
  readonly host?: Host;
  /**
   * `quick`: manifest, sizes, chunk checksums and header digests. `default`: every payload's SHA-256 too. `deep`: every
   * license described again by its format as well, and the answer compared with the record.
   */
  readonly depth?: VerifyDepth;
  /** Default the newest. */
  readonly generation?: number;
  /** For `deep`. Licenses of other formats are counted in a warning. */
  readonly formats?: readonly LicenseFormat[];
}
