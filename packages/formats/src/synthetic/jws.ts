import { formatKeyId } from '@wmdrm/core';
import { encodeBase64Url } from '../text/base64.js';
import { OpaqueSource } from './opaque-source.js';
import { paddingFor, type SyntheticOptions } from './options.js';

/** Fields of a synthetic token. What is not given is left out, but for `iss` and `jti`. */
export interface SyntheticJwsOptions extends SyntheticOptions {
  /** Default `compact`. */
  readonly serialization?: 'compact' | 'flattened' | 'general';
  /** Further header parameters, or others than `alg`, `typ` and `kid`. */
  readonly header?: Readonly<Record<string, unknown>>;
  /** Bytes of the signature. Default 64, those of `ES256`. */
  readonly signatureLength?: number;
  /** Default `https://licenses.example`. */
  readonly issuer?: string;
  /** `jti`. Default: a GUID by the seed. */
  readonly tokenId?: string;
  /** Further claims, or others. Default one `entitlement`. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

/**
 * A synthetic signed token with made-up subject, entitlement and signature. Nobody issued it and it opens nothing. With
 * `size`, a claim is as long as it takes; sizes in between, which no base64 has, get a line break in front of it.
 */
export function buildJwsToken(options: SyntheticJwsOptions): Uint8Array {
  const natural = tokenText(options, 0).length;
  const missing = paddingFor(options.size, natural);
  // Three bytes of a claim are four characters of the token, wherever they stand.
  const text = tokenText(options, Math.floor(missing / 4) * 3);
  return new TextEncoder().encode('\n'.repeat(natural + missing - text.length) + text);
}

function tokenText(options: SyntheticJwsOptions, padding: number): string {
  const source = new OpaqueSource(options);
  const encode = (value: unknown): string =>
    encodeBase64Url(new TextEncoder().encode(JSON.stringify(value)));
  const header = encode({
    alg: 'ES256',
    typ: 'JWT',
    kid: 'key-1',
    ...options.header,
    x5t: source.opaqueText(28),
  });
  const payload = encode({
    iss: options.issuer ?? 'https://licenses.example',
    jti: options.tokenId ?? formatKeyId(source.bytes(16)),
    ...(options.claims ?? { entitlement: { plan: source.opaqueText(12) } }),
    sub: source.opaqueText(36),
    email: source.opaqueText(24),
    pad: 'A'.repeat(padding),
  });
  const signature = encodeBase64Url(source.opaque(options.signatureLength ?? 64));
  switch (options.serialization) {
    case 'flattened':
      return JSON.stringify({ payload, protected: header, signature });
    case 'general':
      return JSON.stringify({ payload, signatures: [{ protected: header, signature }] });
    default:
      return `${header}.${payload}.${signature}`;
  }
}
