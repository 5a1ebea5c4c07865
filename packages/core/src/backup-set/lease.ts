import { isLicenseStoreError } from '../errors/license-store-error.js';
import type { Hasher } from '../host/hasher.js';
import type { ProcessOwner } from '../host/process-identity.js';
import type { BackupTarget } from '../target/backup-target.js';
import { leaseName } from './file-names.js';
import { JsonReader } from './json-reader.js';
import { readWholeFile } from './read-manifest.js';
import { openSealedJson, sealJson, type JsonValue } from './sealed-json.js';

/** Who is or was writing run N. */
export interface Lease {
  readonly run: number;
  /** Random, tells one holder from another; 32 hexadecimal digits. */
  readonly nonce: string;
  /** Grows with every renewal. */
  readonly beat: number;
  /** True once the run has ended in good order. */
  readonly released: boolean;
  readonly owner: ProcessOwner;
  /** Milliseconds since 1970 UTC by the owner's clock; for people, no decision rests on it. */
  readonly startedAt: number;
  /** When it was last written, by the same clock. */
  readonly renewedAt: number;
}

/** Largest lease file. */
const maxLeaseLength = 64 * 1024;

export function encodeLease(lease: Lease, hasher: Hasher): Uint8Array {
  return sealJson({ ...lease, format: 'wmdrm-lease', version: 1 } as unknown as JsonValue, hasher)
    .bytes;
}

/** What a lease file tells: its content, that it is unreadable (torn, empty, unknown), or that it is not there. */
export type LeaseReading =
  | { readonly type: 'lease'; readonly lease: Lease }
  | { readonly type: 'unreadable'; readonly bytes: Uint8Array }
  | { readonly type: 'absent' };

/** Reads lease N; only failures of the target itself are thrown. */
export async function readLease(
  target: BackupTarget,
  run: number,
  hasher: Hasher,
): Promise<LeaseReading> {
  let bytes: Uint8Array;
  try {
    bytes = await readWholeFile(target, leaseName(run), maxLeaseLength);
  } catch (error) {
    if (!isLicenseStoreError(error)) throw error;
    if (error.code === 'file-not-found') return { type: 'absent' };
    // It shrank while it was read, or is absurdly long: its holder is unknown.
    if (error.code === 'damaged' || error.code === 'limit-exceeded') {
      return { type: 'unreadable', bytes: new Uint8Array(0) };
    }
    throw error;
  }
  try {
    return { type: 'lease', lease: decodeLease(bytes, run, hasher) };
  } catch (error) {
    if (isLicenseStoreError(error)) return { type: 'unreadable', bytes };
    throw error;
  }
}

function decodeLease(bytes: Uint8Array, run: number, hasher: Hasher): Lease {
  const path = leaseName(run);
  const json = new JsonReader(openSealedJson(bytes, path, hasher).value, path);
  const owner = json.object('owner');
  if (json.count('run') !== run || json.string('format') !== 'wmdrm-lease') throw json.wrong('run');
  return {
    run,
    nonce: json.hex('nonce', 32),
    beat: json.count('beat'),
    released: json.boolean('released'),
    owner: {
      hostId: owner.string('hostId'),
      bootId: owner.string('bootId'),
      pid: owner.count('pid'),
      processStart: owner.string('processStart'),
    },
    startedAt: json.count('startedAt'),
    renewedAt: json.count('renewedAt'),
  };
}
