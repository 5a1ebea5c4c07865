/** What a license is asked for. */
export interface AcquisitionRequest {
  /** The license server; null: the header says it. */
  readonly url: string | null;
  /** Content header; null for version 1 content. */
  readonly header: string | null;
  /** Key id in canonical text, for version 1 content only; else null. */
  readonly keyId: string | null;
  /** Names of the actions asked for, for example `Play`. */
  readonly actions: readonly string[];
}

/** What a web page needs to issue a license. */
export interface AcquisitionPage {
  readonly url: string;
  /** The request to send to it. */
  readonly challenge: string;
}

/**
 * How licenses are obtained. A ComError or an error of the core that is thrown has its own code; anything else is
 * `NS_E_DRM_LICENSE_NOTACQUIRED`.
 */
export interface LicenseAcquisition {
  /** Asks the license server and answers the file it sends; the runtime reads and stores it. */
  acquire(
    request: AcquisitionRequest,
    options: { readonly signal: AbortSignal },
  ): Promise<Uint8Array>;
  /** Makes what the user's browser needs, for a non-silent acquisition. */
  prepare(
    request: AcquisitionRequest,
    options: { readonly signal: AbortSignal },
  ): Promise<AcquisitionPage>;
}
