import type { Persistence, VerdictWithEvidence } from './verdict.js';

/** One right a license grants, in the issuer's own word (`Play`, `print`, …), with its limits. */
export interface LicenseRight {
  /** Name in the license's own vocabulary. Never a value that identifies a person. */
  readonly name: string;
  /** Remaining or granted uses; absent = not counted. A safe integer ≥ 0. */
  readonly count?: number;
  /** Milliseconds since 1970 UTC. */
  readonly notBefore?: number;
  /** Milliseconds since 1970 UTC. */
  readonly notAfter?: number;
  /** Seconds the right lasts after first use, if the license says so in seconds. */
  readonly secondsAfterFirstUse?: number;
  /** True if a condition (script, domain, environment) must hold that is not evaluated here. */
  readonly conditional?: boolean;
}

/** Minimum levels an output must meet, 16-bit numbers as issued (XMR object 0x0005). */
export interface OutputProtectionLevels {
  readonly compressedDigitalVideo: number;
  readonly uncompressedDigitalVideo: number;
  readonly analogVideo: number;
  readonly compressedDigitalAudio: number;
  readonly uncompressedDigitalAudio: number;
}

/** Bytes that came with a license and go with it: today the REVOCATION elements of a license response. */
export interface LicenseAttachment {
  readonly kind: 'revocation';
  /** The `type` attribute as issued. */
  readonly type: string;
  /** Decoded bytes, opaque. */
  readonly bytes: Uint8Array;
}

/** A field whose encoding no public document describes: kept as issued, beside whatever could be parsed. */
export interface RawField {
  readonly name: string;
  /** Hexadecimal for bytes, text as issued otherwise. Never key material or personal data. */
  readonly value: string;
}

/**
 * What a license says about itself, read by a {@link LicenseFormat}. Holds no key material, no signature and no data
 * that identifies a person: those are present in the payload only, as opaque bytes.
 */
export interface LicenseDescription {
  readonly backup: VerdictWithEvidence;
  readonly restore: VerdictWithEvidence;
  readonly persistence: Persistence;
  /** True if counts or scripts make the license change with use. */
  readonly stateful: boolean | 'unknown';
  /** The issuer's id of this license, if the format has one. */
  readonly issuerLicenseId?: string;
  /** Key ids in canonical form ({@link formatKeyId}), most important first; empty if the license names none. */
  readonly keyIds: readonly string[];
  /** Milliseconds since 1970 UTC. */
  readonly issued?: number;
  /** Milliseconds since 1970 UTC; the license is not valid before. */
  readonly notBefore?: number;
  /** Milliseconds since 1970 UTC; the license has expired after. */
  readonly notAfter?: number;
  /** Higher is applied first. */
  readonly priority?: number;
  readonly rights: readonly LicenseRight[];
  readonly outputProtection?: OutputProtectionLevels;
  /** Content source id (XMR object 0x0022). */
  readonly sourceId?: number;
  /** Revocation information version the license requires. */
  readonly revocationInfoVersion?: number;
  /** GUIDs in registry form, lower case (XMR object 0x0010). */
  readonly inclusionList?: readonly string[];
  /** Security level the license requires (XMR object 0x0034). */
  readonly securityLevel?: number;
  /** Id of the license this one is chained to, canonical key id form. */
  readonly uplinkKeyId?: string;
  /** Issuer or provider as the license names it: a URI or domain, never a person. */
  readonly provider?: string;
  /** Types of must-understand parts this reader does not know. */
  readonly unknownMustUnderstand: readonly number[];
  readonly raw?: readonly RawField[];
}
