import type { ErrorCode, LicenseFormat, Persistence, ReadContext, Verdict } from '@wmdrm/core';
import type { SeededRandom } from '../seeded/seeded-random.js';

/** A license the author knows to be in a file. What is left out, except key ids, is not compared. */
export interface ExpectedLicense {
  readonly id: string;
  /** What the license says about a backup. */
  readonly backup: Verdict;
  readonly restore?: Verdict;
  readonly persistence?: Persistence;
  /** Canonical form, most important first. Default none. */
  readonly keyIds?: readonly string[];
  /** Default: the whole file. */
  readonly payload?: Uint8Array;
  /** Id of the payload's format. Default: that of the format itself. */
  readonly format?: string;
}

/** A part of a file that the author knows to be damaged. */
export interface ExpectedDamage {
  readonly damaged: ErrorCode;
}

/**
 * A whole file, with nothing at its end that may be missing (a last line break). It is read thousands of times: at every
 * place where it can be cut or changed if it has up to 1,024 bytes, at 1,024 drawn places if it has more.
 */
export interface LicenseFile {
  /** For messages; used as label too. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Everything in it, in its order; licenses, beside which there may be damaged parts. */
  readonly holds: readonly (ExpectedLicense | ExpectedDamage)[];
  /** False if this file is not known by its first 4,096 bytes: it comes in an envelope, or is too long. Default true. */
  readonly recognized?: boolean;
}

/** A file that is damaged as a whole. */
export interface DamagedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly code: ErrorCode;
}

/** A file of another format. */
export interface ForeignFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the author of a license format hands to the profile. */
export interface LicenseFormatSubject {
  readonly format: LicenseFormat;
  /** At least one. */
  readonly files: readonly LicenseFile[];
  /** At least one. */
  readonly damaged: readonly DamagedFile[];
  /** Above all files that look alike. Default none; the profile has some of its own. */
  readonly foreign?: readonly ForeignFile[];
  /**
   * Printable ASCII text of 8 characters or more that fills, in the files, every place of a key, a signature or personal
   * data, over and over. The profile looks for it where it must not be: as text, in hexadecimal, decimal and base64, and in base64
   * of that.
   */
  readonly marker?: string;
  /**
   * True if files have no end that could be missing, so that what is left of one may be a license too. Default false: a
   * file that is cut off must be found damaged.
   */
  readonly openEnded?: boolean;
  /** What an operator says at import. Default nothing. */
  readonly context?: Pick<ReadContext, 'xmrRights'>;
}

/** What a case works with. */
export interface LicenseFormatContext {
  readonly random: SeededRandom;
  readonly subject: LicenseFormatSubject;
}
