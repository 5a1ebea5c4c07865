import type { LicenseAttachment, LicenseDescription } from './license-description.js';

/** A license as a format read it from a file: the exact bytes the issuer made, and what they say about themselves. */
export interface License {
  /**
   * Identity in a store: the same license issued again has the same id. Any text of 1 to 1,024 characters; formats
   * prefix it with their name (`lcp:…`). A format without a durable id derives it from the payload's digest.
   */
  readonly id: string;
  /** Id of the {@link LicenseFormat} that read it, for example `lcp`. */
  readonly format: string;
  /** Exactly as issued; opaque to everything but its format. At most 16 MiB together with its record header. */
  readonly payload: Uint8Array;
  readonly description: LicenseDescription;
  /** Human name, usually the file name it came from; at most 255 characters. */
  readonly label?: string;
  /** Id of the file format it was wrapped in (`license-response`); absent if the payload was the file. */
  readonly container?: string;
  readonly attachments?: readonly LicenseAttachment[];
  /** True if an operator's statement (a rights mask at import) decided a verdict, not the license alone. */
  readonly operatorEvidence?: boolean;
}
