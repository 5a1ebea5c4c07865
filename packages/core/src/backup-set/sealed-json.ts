import { toHex } from '../bytes/hex.js';
import { LicenseStoreError } from '../errors/license-store-error.js';
import type { Hasher } from '../host/hasher.js';
import { concatBytes } from '../record/records.js';

/** JSON values a sealed file may hold. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue | undefined };

/** Bytes of the last line: 64 hexadecimal digits and a newline. */
const sealLength = 65;
const newline = 10;

/**
 * Canonical JSON as in RFC 8785 (names sorted by UTF-16 units, no white space, ECMAScript's own numbers and strings).
 * Absent (`undefined`) members are left out. Half of a character, which RFC 8785 refuses (section 3.2.2.2), is written
 * as U+FFFD: a machine's or a policy's name does not stop a backup.
 */
export function canonicalJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'string') return JSON.stringify(value.replace(/\p{Surrogate}/gu, '\ufffd'));
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value as { readonly [name: string]: JsonValue | undefined })
    .filter((member): member is [string, JsonValue] => member[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** A sealed file, and the SHA-256 that names it. */
export interface SealedJson {
  readonly bytes: Uint8Array;
  /** Hexadecimal. */
  readonly root: string;
}

/** A file of one line of canonical JSON and one line with the SHA-256 of everything before it. */
export function sealJson(value: JsonValue, hasher: Hasher): SealedJson {
  const body = new TextEncoder().encode(`${canonicalJson(value)}\n`);
  const root = toHex(hasher.sha256(body));
  return { bytes: concatBytes([body, new TextEncoder().encode(`${root}\n`)]), root };
}

/** Content of a sealed file, and the SHA-256 that names it. */
export interface OpenedSeal {
  readonly value: unknown;
  /** Hexadecimal. */
  readonly root: string;
}

/** Opens what {@link sealJson} wrote. Throws `damaged`, with `path` in the message. */
export function openSealedJson(bytes: Uint8Array, path: string, hasher: Hasher): OpenedSeal {
  const body = bytes.subarray(0, Math.max(0, bytes.length - sealLength));
  if (body.at(-1) !== newline || body.indexOf(newline) !== body.length - 1) {
    throw damaged(path, 'is cut off or not a sealed file');
  }
  const root = toHex(hasher.sha256(body));
  const seal = new TextEncoder().encode(`${root}\n`);
  if (!bytes.subarray(body.length).every((byte, at) => byte === seal[at])) {
    throw damaged(path, 'does not fit its own checksum');
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    return { value: JSON.parse(text), root };
  } catch (error) {
    throw damaged(path, 'holds no JSON', error);
  }
}

function damaged(path: string, what: string, cause?: unknown): LicenseStoreError {
  return new LicenseStoreError('damaged', `${path} ${what}.`, { cause, details: { path } });
}
