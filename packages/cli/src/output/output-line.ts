import type {
  ErrorCode,
  ErrorDetails,
  LicenseDescription,
  OperationPhase,
  RestrictedLicense,
  RestrictionReason,
  Verdict,
} from '@wmdrm/core';
import type { OdrlPolicy } from '@wmdrm/formats';
import type { CompletedReport } from './completed-report.js';

/** First line of every command. */
export interface StartedLine {
  readonly type: 'started';
  readonly command: string;
  /** File of the license store; only for commands that use one. */
  readonly store?: string;
  /** The backup's location; only for commands that use one. */
  readonly location?: string;
}

/** At most 20 a second. */
export interface ProgressLine {
  readonly type: 'progress';
  readonly phase: OperationPhase;
  readonly licensesDone: number;
  readonly licensesTotal: number;
  readonly bytesDone: number;
  readonly bytesTotal: number;
}

/** What is worth knowing and stops nothing. */
export interface WarningLine {
  readonly type: 'warning';
  readonly code: string;
  readonly message: string;
}

/** Licenses that may not leave the store. */
export interface RestrictedLine {
  readonly type: 'restricted';
  readonly licenses: readonly RestrictedLicense[];
}

/** A segment that was there already, whole, and is not written again. */
export interface AdoptedLine {
  readonly type: 'adopted';
  readonly segment: string;
  /** Run that wrote it. */
  readonly run: number;
  readonly licenses: number;
  readonly bytes: number;
}

/** A damaged license file, or a damaged place of a backup set. */
export interface DamagedLine {
  readonly type: 'damaged';
  /** The license file as given or found; the relative name of the file in a backup set. */
  readonly path: string;
  readonly message: string;
  /** Only for license files. */
  readonly code?: ErrorCode;
  /** Byte offset in the file. */
  readonly offset?: number;
  /** Id of the license hit. */
  readonly license?: string;
  readonly label?: string;
}

/** A file whose licenses are in the store now. */
export interface ImportedLine {
  readonly type: 'imported';
  readonly path: string;
  readonly licenses: number;
}

/** A file no license format recognises. */
export interface UnrecognisedLine {
  readonly type: 'unrecognised';
  readonly path: string;
}

/** The header of a piece of content, and how many licenses in the store are for it. */
export interface HeaderLine {
  readonly type: 'header';
  readonly path: string;
  readonly title: string;
  readonly keyIds: readonly string[];
  readonly licenseAcquisitionUrl?: string;
  readonly licenses: number;
}

/** A license that got another label. */
export interface LabelledLine {
  readonly type: 'labelled';
  readonly id: string;
  readonly shortId: string;
  readonly label: string;
}

/** A license whose verdict on backup is another one after `reindex`. */
export interface RedescribedLine {
  readonly type: 'redescribed';
  readonly id: string;
  readonly shortId: string;
  readonly label?: string;
  readonly from: Verdict;
  readonly to: Verdict;
}

/** A license that `reindex` could not read and left as it is. */
export interface UnreadableLine {
  readonly type: 'unreadable';
  readonly id: string;
  readonly shortId: string;
  readonly label?: string;
  readonly code: ErrorCode;
  readonly message: string;
}

/** A license as `list` and `show` tell of it; dates in ISO 8601, UTC. */
export interface LicenseLine {
  readonly type: 'license';
  readonly id: string;
  readonly shortId: string;
  readonly label?: string;
  readonly format: string;
  readonly container?: string;
  readonly keyIds: readonly string[];
  readonly issued?: string;
  readonly notBefore?: string;
  readonly notAfter?: string;
  /** Bytes of the license as issued. */
  readonly bytes: number;
  /** SHA-256 of these bytes. */
  readonly sha256: string;
  /** What goes into a backup under the chosen policy. */
  readonly backedUp: boolean;
  /** Why not. */
  readonly reason?: RestrictionReason;
  /** Only from `show`: what the license says about itself; dates in milliseconds since 1970 UTC. */
  readonly description?: LicenseDescription;
  /** Only from `show --odrl`, instead of `description`. */
  readonly odrl?: OdrlPolicy;
}

/** A file `export` wrote. */
export interface ExportedLine {
  readonly type: 'exported';
  readonly path: string;
  /** Short ids. */
  readonly licenses: readonly string[];
  readonly bytes: number;
}

/** A license `remove` deleted. */
export interface RemovedLine {
  readonly type: 'removed';
  readonly id: string;
  readonly shortId: string;
  readonly label?: string;
}

/** One generation of a backup set, or a manifest that cannot be read. */
export interface GenerationLine {
  readonly type: 'generation';
  readonly generation: number;
  readonly newest: boolean;
  /** Part of the set; it can be restored. */
  readonly retained: boolean;
  /** Absent if the manifest cannot be read: then `problem` says why. */
  readonly details?: GenerationLineDetails;
  readonly problem?: string;
}

export interface GenerationLineDetails {
  readonly root: string;
  /** ISO 8601, UTC. */
  readonly created?: string;
  /** The generation it was made after. */
  readonly parent?: number;
  readonly storeId: string;
  readonly licenses: number;
  readonly restricted: number;
  /** Bytes of records. */
  readonly bytes: number;
  readonly segments: number;
  /** Deltas behind its base; 0 for a full generation. */
  readonly deltas: number;
  readonly policy: string;
}

/** Last line of a command that did what it was asked. */
export type CompletedLine = { readonly type: 'completed' } & CompletedReport;

/** Last line of a command that did not. */
export interface FailedLine {
  readonly type: 'failed';
  /** `internal` is a fault of this program. */
  readonly code: ErrorCode | 'internal';
  readonly message: string;
  /** Location or file the error is about. */
  readonly path: string | null;
  readonly remedy: string;
  readonly details?: ErrorDetails;
  /** What was done all the same. */
  readonly report?: CompletedReport;
}

/** Last line of a command that was cancelled. */
export interface CancelledLine {
  readonly type: 'cancelled';
  readonly message: string;
}

/** One line of `--json` output. The published schema is `@wmdrm/cli/schema`. */
export type OutputLine =
  | StartedLine
  | ProgressLine
  | WarningLine
  | RestrictedLine
  | AdoptedLine
  | DamagedLine
  | ImportedLine
  | UnrecognisedLine
  | HeaderLine
  | LabelledLine
  | RedescribedLine
  | UnreadableLine
  | LicenseLine
  | ExportedLine
  | RemovedLine
  | GenerationLine
  | CompletedLine
  | FailedLine
  | CancelledLine;
