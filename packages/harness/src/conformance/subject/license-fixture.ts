import type { OutputProtectionValue } from '../interfaces/interface-kinds.js';

/** A `from` before this day is over, one after it is not: 1 January 2090. */
export const notBegun: number = Date.UTC(2090, 0, 1);

/** What limits every right of a license but the one to back it up. Dates are milliseconds since 1970 UTC. */
export interface FixtureLimits {
  /** How often a right can still be used. */
  readonly uses?: number;
  /** Before or after {@link notBegun}. */
  readonly from?: number;
  /** Not over: what is, is `expired`. */
  readonly until?: number;
  readonly secondsAfterFirstUse?: number;
}

/** How AcquireLicense gets a license. */
export interface FixtureAcquisition {
  /** A content header from which the URL can be parsed. */
  readonly header: string;
  /** That URL. */
  readonly url: string;
  /** The same header without a URL. */
  readonly bareHeader: string;
}

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
  /**
   * The text StoreLicense takes; `null` if it cannot be had that way. Fixtures with the same text come in one response.
   */
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
  /** Default none; that of `expired` goes without saying. */
  readonly limits?: FixtureLimits;
  /** Of a temporary one: its issuer lets it become permanent. Default false. */
  readonly persistable?: boolean;
  /** What it asks of the application, as `dwAppSecLevel` counts. Default not stated. */
  readonly securityLevel?: number;
  /** What it asks of outputs. Default not stated. */
  readonly outputProtection?: OutputProtectionValue;
  /** GUIDs of the technologies it admits. Default no such list. */
  readonly inclusionList?: readonly string[];
  /** Key id, as above, of the root of the chain it is a leaf of. Default it is in no chain. */
  readonly rootKeyId?: string;
  /** Only with the capability `acquisition`. Default no server issues it. */
  readonly acquisition?: FixtureAcquisition;
}
