import type {
  PlannedIncrement,
  TargetCapabilities,
  TargetSpace,
  VerifyDepth,
  VerifyOutcome,
} from '@wmdrm/core';
import type { SmbNegotiated } from '@wmdrm/target-smb';

/** Counts of `import`: files first, then licenses. */
export interface ImportReport {
  readonly command: 'import';
  /** Files looked at. */
  readonly files: number;
  /** Files no format recognises. */
  readonly unrecognised: number;
  /** Damaged files, and damaged licenses in files that hold good ones too. */
  readonly damaged: number;
  /** Licenses read from the files. */
  readonly licenses: number;
  readonly added: number;
  /** Replaced by a newer issue, or described anew. */
  readonly updated: number;
  /** Removed before, back now. */
  readonly revived: number;
  readonly unchanged: number;
  /** The store holds a newer issue. */
  readonly kept: number;
  /** Revoked here, and left so. */
  readonly revoked: number;
  /** Licenses in the store that got the title of a header as their label. */
  readonly labelled: number;
}

export interface ListReport {
  readonly command: 'list';
  readonly licenses: number;
  /** Of these, those that go into no backup under the chosen policy. */
  readonly restricted: number;
}

export interface ShowReport {
  readonly command: 'show';
  readonly licenses: number;
}

export interface ExportReport {
  readonly command: 'export';
  readonly files: number;
  readonly licenses: number;
  /** Left out because they may not leave the store. */
  readonly restricted: number;
  /** Bytes of the files. */
  readonly bytes: number;
}

export interface BackupCommandReport {
  readonly command: 'backup';
  /** Nothing was written. */
  readonly dryRun: boolean;
  readonly backedUp: number;
  /** Of these, licenses whose rights the operator stated. */
  readonly byOperator: number;
  readonly restricted: number;
  readonly restrictedByReason: Readonly<Record<string, number>>;
  /** Bytes of records in the generation. */
  readonly bytes: number;
  /** `null` in a dry run. */
  readonly generation: number | null;
  /** Digest that names the generation; `null` in a dry run. */
  readonly root: string | null;
  /** Only in a dry run: the newest generation that is there, if any. */
  readonly replaces?: number;
  /** Only in a dry run, and only if not everything would be written. */
  readonly increment?: PlannedIncrement;
  readonly bytesWritten?: number;
  readonly segments?: number;
  /** Deltas behind the generation's base; 0 for a full one. */
  readonly deltas?: number;
  readonly segmentsAdopted?: number;
  readonly retained?: readonly number[];
  readonly pruned?: readonly number[];
}

export interface PruneCommandReport {
  readonly command: 'prune';
  /** Nothing was changed. */
  readonly dryRun: boolean;
  /** The newest generation. */
  readonly generation: number;
  /** Digest that names it; `null` in a dry run. */
  readonly root: string | null;
  /** What can be restored, the newest included, oldest first. */
  readonly retained: readonly number[];
  readonly pruned: readonly number[];
}

export interface RestoreCommandReport {
  readonly command: 'restore';
  /** The store was not changed. */
  readonly dryRun: boolean;
  readonly generation: number;
  readonly root: string;
  readonly restored: number;
  readonly unchanged: number;
  readonly kept: number;
  readonly notRevived: number;
  readonly expired: number;
  /** Bytes of records read. */
  readonly bytes: number;
}

export interface VerifyCommandReport {
  readonly command: 'verify';
  readonly outcome: VerifyOutcome;
  readonly depth: VerifyDepth;
  readonly generation: number;
  /** Absent if the manifest itself is damaged. */
  readonly root?: string;
  readonly licenses: number;
  /** Bytes of records checked. */
  readonly bytes: number;
  /** Damaged places. */
  readonly damaged: number;
}

export interface DoctorReport {
  readonly command: 'doctor';
  /** `limited`: a backup can be made, and may be lost when the server loses power. */
  readonly verdict: 'good' | 'limited' | 'read-only' | 'unsuitable';
  /** What opens the location: `fs`, `smb`, or the name of a plugin's target. */
  readonly through: string;
  /** What was negotiated with the server; `cipher` null: signed, not encrypted. */
  readonly smb?: Pick<SmbNegotiated, 'dialect' | 'signing'> & {
    readonly cipher: NonNullable<SmbNegotiated['cipher']> | null;
  };
  readonly writable: boolean;
  /** A file is created by one of all who try; `null`: not tried, as nothing can be written. */
  readonly exclusiveCreate: boolean | null;
  /** A written file gets its name in one step, and takes none that is taken. */
  readonly rename: boolean | null;
  /** A file takes the place of another in one step. */
  readonly replace: boolean | null;
  readonly flush: TargetCapabilities['flush'];
  readonly flushDirectory: TargetCapabilities['flushDirectory'];
  /** `null`: the server does not say. */
  readonly space: TargetSpace | null;
}

export interface HistoryReport {
  readonly command: 'history';
  readonly generations: number;
}

export interface RemoveReport {
  readonly command: 'remove';
  readonly removed: number;
}

export interface ReindexCommandReport {
  readonly command: 'reindex';
  /** Nothing was changed. */
  readonly dryRun: boolean;
  readonly licenses: number;
  /** Described otherwise than before. */
  readonly updated: number;
  readonly unchanged: number;
  /** Left as they are: damaged, or refused by their format. */
  readonly unreadable: number;
  /** Left as they are: no format is loaded that reads them. */
  readonly unknownFormat: number;
  /** Denied or temporary when they were stored, and so they stay, though they would read otherwise now. */
  readonly final: number;
  /** Licenses by verdict on backup. */
  readonly before: Readonly<Record<string, number>>;
  readonly after: Readonly<Record<string, number>>;
}

export interface CleanReport {
  readonly command: 'clean';
  /** Licenses whose bytes were dropped. */
  readonly purged: number;
}

/** What a command did; told by `command`. */
export type CompletedReport =
  | ImportReport
  | ListReport
  | ShowReport
  | ExportReport
  | BackupCommandReport
  | PruneCommandReport
  | RestoreCommandReport
  | VerifyCommandReport
  | DoctorReport
  | HistoryReport
  | RemoveReport
  | ReindexCommandReport
  | CleanReport;
