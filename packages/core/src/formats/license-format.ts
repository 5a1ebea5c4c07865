import type { LicenseStoreError } from '../errors/license-store-error.js';
import type { Hasher } from '../host/hasher.js';
import type { License } from '../license/license.js';
import type { LicenseAttachment, LicenseDescription } from '../license/license-description.js';

/** What a format may know beside the file's bytes. */
export interface ReadContext {
  readonly hasher: Hasher;
  /** File name or other label to keep with the licenses; no path. */
  readonly label?: string;
  /** The operator's map of the XMR rights settings bits; without it their meaning is `unknown`. */
  readonly xmrRights?: XmrRightsMask;
}

/**
 * Which bits of the 16-bit XMR rights settings (object 0x000D) the operator has mapped. No public document names the
 * bits, so this project ships none.
 */
export interface XmrRightsMask {
  /** The bit or bits that allow backup. 1 … 0xFFFF, a subset of `known`. */
  readonly backup: number;
  /** All bits the operator has mapped. A set bit outside makes the verdict `unknown`. */
  readonly known: number;
}

/** One license of a file, or why this part of the file is none. */
export type LicenseReadResult =
  | { readonly type: 'license'; readonly license: License }
  | { readonly type: 'damaged'; readonly error: LicenseStoreError };

/** A payload with what else is needed to write it out as a file again. */
export interface WrappableLicense {
  /** Format of the payload. */
  readonly format: string;
  readonly payload: Uint8Array;
  readonly attachments: readonly LicenseAttachment[];
}

/**
 * Reads one kind of license file. Never parses, returns or mentions key material; every length is checked before it is
 * used; bad input ends in a `malformed-license` error with an offset, never in a partial verdict.
 */
export interface LicenseFormat {
  /** Short lower-case name; stored with each license. 1 to 32 characters of `a-z 0-9 -`. */
  readonly id: string;
  /** Human name. */
  readonly name: string;
  /** Usual extension of its files with dot, used for export, for example `.lcpl`. */
  readonly extension: string;
  /** True if `head`, the first up to 4,096 bytes of a file, looks like this format. Cheap and never throws. */
  recognize(head: Uint8Array): boolean;
  /** Reads a whole file. One file may hold several licenses, good ones beside damaged ones. Never throws for bad input. */
  read(file: Uint8Array, context: ReadContext): readonly LicenseReadResult[];
  /** Describes a stored payload again. Throws `malformed-license`. */
  describe(payload: Uint8Array, context: ReadContext): LicenseDescription;
  /** Formats that wrap others ({@link License.container}): a file that holds these payloads. */
  wrap?(licenses: readonly WrappableLicense[]): Uint8Array;
}
