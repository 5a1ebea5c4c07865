import type { MaybePromise } from '@wmdrm/core';
import type { Guid } from '../../guid/guid.js';
import type { HeldLicense } from '../licenses/held-license.js';
import type { LicenseDeletion } from '../management/license-deletion.js';

/** What a signed list revokes, once its signature has been checked. */
export interface RevokedLicenses {
  /** Key ids, in any form the core reads: all their licenses are revoked. */
  readonly keyIds: readonly string[];
  /** Ids of licenses in the store; those it does not hold are passed over. */
  readonly licenseIds: readonly string[];
  /** Signed; goes back to the service. */
  readonly acknowledgement: Uint8Array;
}

/** Revocation of licenses: signatures are checked and made here, the runtime changes the store. */
export interface LicenseRevocation {
  /** What to send to the service, out of its challenge and the machine's id. */
  createChallenge(machineId: Uint8Array, challenge: Uint8Array): MaybePromise<Uint8Array>;
  /** Checks a signed list. Throws if it does not hold. */
  readResponse(signedList: Uint8Array): MaybePromise<RevokedLicenses>;
  /** Whether the key a deletion message names is that of the issuer of this license. */
  mayDelete(license: HeldLicense, message: LicenseDeletion): MaybePromise<boolean>;
}

/** A revocation list as the machine keeps it. */
export interface RevocationList {
  readonly bytes: Uint8Array;
  /** 64 bits unsigned. */
  readonly version: bigint;
}

/** The machine's revocation lists, by their `WMDRM_REVOCATIONTYPE_…`. */
export interface RevocationLists {
  get(type: Guid): MaybePromise<RevocationList | undefined>;
  /** Checks and keeps a list. Throws if it does not hold. */
  set(type: Guid, bytes: Uint8Array): MaybePromise<void>;
  isRevoked(type: Guid, certificate: Uint8Array): MaybePromise<boolean>;
  /** Fetches the newest lists. */
  refresh(options: { readonly signal: AbortSignal }): Promise<void>;
}

/**
 * What the runtime knows of revocation; methods whose half is missing answer `NS_E_DRM_NOT_CONFIGURED`. A ComError or an
 * error of the core that is thrown has its own code; anything else is `NS_E_DRM_INVALID_DATA`, of `refresh`
 * `NS_E_DRM_ERROR_BAD_NET_RESP`.
 */
export interface Revocation {
  readonly licenses?: LicenseRevocation;
  readonly lists?: RevocationLists;
}
