/** A license the subject brings along, and what the suite must know of it. */
export interface LicenseFixture {
  readonly name: string;
  /**
   * `permitted`: its issuer allows backup and restore. `restricted`: not. `temporary`: it lives in the temporary store,
   * and is not backed up either.
   */
  readonly kind: 'permitted' | 'restricted' | 'temporary';
  /** Base64 of the 16 bytes of its key id, as a Windows GUID lies in memory. */
  readonly keyId: string;
  /** The text StoreLicense takes; `null` if it cannot be had that way. */
  readonly response: string | null;
  /** Names of the actions it gives, as `Play` or `Copy`; `Backup` follows from {@link kind}. */
  readonly rights: readonly string[];
  /** Major version of its format, for `dwVersion` of the filter: 1, 2 or 3. */
  readonly version: number;
  /** Higher comes first in an enumeration. Default 0. */
  readonly priority?: number;
  /** Milliseconds since 1970 UTC. Default not stated. */
  readonly issued?: number;
  /**
   * Name of the fixture it is a later issue of: the same license with other bytes, so that a store holds one of the two.
   * Of the two either both or none have {@link issued}.
   */
  readonly reissueOf?: string;
  /** The content source, as text. Default not stated. */
  readonly sourceId?: string;
  /** Its time is over. Default false. */
  readonly expired?: boolean;
}
