import { formatKeyId } from '@wmdrm/core';
import { encodeBase64 } from '../text/base64.js';
import { OpaqueSource } from './opaque-source.js';
import { paddingFor, type SyntheticOptions } from './options.js';

/** Fields of a synthetic Keygen file. What is not given is left out, but for ids and `issued`. */
export interface SyntheticKeygenOptions extends SyntheticOptions {
  /** What it is a snapshot of. Default `license`. */
  readonly kind?: 'license' | 'machine';
  /** Made-up bytes in place of an encrypted data set. Default false. */
  readonly encrypted?: boolean;
  /** Default: a GUID by the seed. */
  readonly licenseId?: string;
  /** Default: a GUID by the seed. */
  readonly machineId?: string;
  /** When the file was made, ISO 8601. Default `2024-05-01T08:00:00.000Z`. */
  readonly issued?: string;
  /** When the file expires, ISO 8601. */
  readonly expiry?: string;
  /** Seconds the file lasts. */
  readonly ttl?: number;
  /** When the license expires, ISO 8601. */
  readonly licenseExpiry?: string;
  readonly maxUses?: number;
  /** Codes of included entitlements. */
  readonly entitlements?: readonly string[];
}

const lineLength = 60;

/**
 * A synthetic Keygen license or machine file with made-up keys, fingerprints, owners and signature. No account issued
 * it and it opens nothing. With `size`, white space in front of its end line is as long as it takes.
 */
export function buildKeygenFile(options: SyntheticKeygenOptions): Uint8Array {
  const natural = keygenText(options, 0).length;
  return new TextEncoder().encode(keygenText(options, paddingFor(options.size, natural)));
}

function keygenText(options: SyntheticKeygenOptions, padding: number): string {
  const source = new OpaqueSource(options);
  const { kind = 'license', encrypted = false } = options;
  const base64 = (length: number): string => encodeBase64(source.opaque(length));
  const enc = encrypted
    ? `${base64(1200)}.${base64(12)}.${base64(16)}`
    : encodeText(dataSet(options, source));
  const alg = `${encrypted ? 'aes-256-gcm' : 'base64'}+ed25519`;
  const body = encodeText({ enc, sig: base64(64), alg });
  const lines = body.replaceAll(new RegExp(`.{1,${lineLength}}`, 'g'), '$&\n');
  const name = `${kind.toUpperCase()} FILE`;
  return `-----BEGIN ${name}-----\n${lines}${'\n'.repeat(padding)}-----END ${name}-----\n`.trimEnd();
}

function encodeText(value: unknown): string {
  return encodeBase64(new TextEncoder().encode(JSON.stringify(value)));
}

function dataSet(options: SyntheticKeygenOptions, source: OpaqueSource): unknown {
  const licenseId = options.licenseId ?? formatKeyId(source.bytes(16));
  const opaque = (length: number): string => source.opaqueText(length);
  const license = {
    id: licenseId,
    type: 'licenses',
    attributes: {
      name: opaque(24),
      key: opaque(36),
      expiry: options.licenseExpiry ?? null,
      status: 'ACTIVE',
      maxUses: options.maxUses ?? null,
      metadata: { email: opaque(24) },
    },
    relationships: { owner: { data: { type: 'users', id: opaque(36) } } },
  };
  const entitlements = (options.entitlements ?? []).map((code) => ({
    id: formatKeyId(source.bytes(16)),
    type: 'entitlements',
    attributes: { name: opaque(16), code },
  }));
  const user = { id: opaque(36), type: 'users', attributes: { email: opaque(24) } };
  const meta = {
    issued: options.issued ?? '2024-05-01T08:00:00.000Z',
    expiry: options.expiry ?? null,
    ttl: options.ttl ?? null,
  };
  if (options.kind !== 'machine') return { data: license, included: [...entitlements, user], meta };
  const machine = {
    id: options.machineId ?? formatKeyId(source.bytes(16)),
    type: 'machines',
    attributes: { fingerprint: opaque(47), hostname: opaque(16), ip: opaque(16) },
    relationships: { license: { data: { type: 'licenses', id: licenseId } } },
  };
  return { data: machine, included: [license, ...entitlements, user], meta };
}
