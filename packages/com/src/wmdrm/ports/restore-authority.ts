/** What an authority is asked about. */
export interface RestoreRequest {
  /** 32 random hexadecimal digits, new for each restore: the same id again must not count twice. */
  readonly restoreId: string;
  /** The directory, as the caller wrote it. */
  readonly location: string;
  /** The generation that would be restored. */
  readonly generation: number;
  /** SHA-256 of its manifest, hexadecimal. */
  readonly root: string;
  /** Id of the store the backup was made from, 32 hexadecimal digits. */
  readonly storeId: string;
  /** How many licenses it holds. */
  readonly licenses: number;
  /** Identity of the machine that made the backup, if it had one. */
  readonly madeOn?: string;
  /** Identity of this machine, if the runtime knows it. */
  readonly machine?: string;
}

/** The answer. `url` is a page that says why not: it becomes the text of a `DRM_ERROR_WITHURL` event. */
export type RestoreDecision =
  { readonly allowed: true } | { readonly allowed: false; readonly url: string };

/**
 * Whether licenses may be restored on this machine, as the License Management Service decided for the original.
 * `RestoreLicenses` asks once, between `DRM_BACKUPRESTORE_CONNECTING` and `DRM_BACKUPRESTORE_DISCONNECTING`; a refusal
 * ends it with `NS_E_DRM_RESTORE_FRAUD`. What `authorize` throws ends it with `NS_E_DRM_RESTORE_SERVICE_UNAVAILABLE`,
 * unless it is a ComError or an error of the core: those have codes of their own.
 */
export interface RestoreAuthority {
  authorize(
    request: RestoreRequest,
    options: { readonly signal: AbortSignal },
  ): Promise<RestoreDecision>;
}
