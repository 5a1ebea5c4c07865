import {
  encodeRecord,
  hashLicenseId,
  portableHost,
  type License,
  type Persistence,
  type Verdict,
} from '@wmdrm/core';
import { seededRandom } from '../seeded/seeded-random.js';

/** What makes one made-up license differ from another. */
export interface SyntheticLicenseOptions {
  readonly id: string;
  /** Bytes, or how many; then they are drawn from {@link seed}. Default 100. */
  readonly payload?: Uint8Array | number;
  /** Default 1. */
  readonly seed?: number;
  /** Milliseconds since 1970 UTC. Default absent. */
  readonly issued?: number;
  readonly label?: string;
  /** Registry form. Default none. */
  readonly keyIds?: readonly string[];
  /** Default `granted`. */
  readonly backup?: Verdict;
  /** Default `granted`. */
  readonly restore?: Verdict;
  /** Default `yes`. */
  readonly persistence?: Persistence;
}

/** A license no issuer made: its payload is noise, and its format `synthetic` belongs to nobody. */
export function syntheticLicense(options: SyntheticLicenseOptions): License {
  const { id, payload = 100, seed = 1, backup = 'granted', restore = 'granted' } = options;
  return {
    id,
    format: 'synthetic',
    payload: typeof payload === 'number' ? seededRandom(seed).bytes(payload) : payload,
    description: {
      backup: { verdict: backup, evidence: 'synthetic' },
      restore: { verdict: restore, evidence: 'synthetic' },
      persistence: options.persistence ?? 'yes',
      stateful: false,
      keyIds: options.keyIds ?? [],
      ...(options.issued === undefined ? {} : { issued: options.issued }),
      rights: [],
      unknownMustUnderstand: [],
    },
    ...(options.label === undefined ? {} : { label: options.label }),
  };
}

/** The record of a {@link syntheticLicense}. */
export function syntheticRecord(options: SyntheticLicenseOptions): Uint8Array {
  return encodeRecord(syntheticLicense(options), portableHost.hasher);
}

/** The hash a store finds a license id by. */
export function idHashOf(id: string): Uint8Array {
  return hashLicenseId(id, portableHost.hasher);
}
