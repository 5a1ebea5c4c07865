import { formatKeyId } from '@wmdrm/core';
import { OpaqueSource } from './opaque-source.js';
import { paddingFor, type SyntheticOptions } from './options.js';

/** Fields of a synthetic LCP license. What is not given is left out, but for id, provider and issued. */
export interface SyntheticLcpOptions extends SyntheticOptions {
  /** Default: a GUID by the seed. */
  readonly id?: string;
  /** Default `https://books.example`. */
  readonly provider?: string;
  /** ISO 8601. Default `2024-05-01T08:00:00Z`. */
  readonly issued?: string;
  /** ISO 8601. */
  readonly updated?: string;
  /** Members of `rights`: print, copy, start, end, URIs. */
  readonly rights?: Readonly<Record<string, unknown>>;
}

/**
 * A synthetic Readium LCP license document with made-up keys, user and signature. No provider made it, no publication
 * belongs to it and it opens nothing. With `size`, the certificate of the signature is as long as it takes.
 */
export function buildLcpLicense(options: SyntheticLcpOptions): Uint8Array {
  const natural = lcpJson(options, 0).length;
  return lcpJson(options, paddingFor(options.size, natural));
}

function lcpJson(options: SyntheticLcpOptions, padding: number): Uint8Array {
  const source = new OpaqueSource(options);
  const id = options.id ?? formatKeyId(source.bytes(16));
  const { provider = 'https://books.example', issued = '2024-05-01T08:00:00Z' } = options;
  const opaque = (length: number): string => source.opaqueText(length);
  const link = (rel: string, path: string): object => ({
    rel,
    href: `${provider}/${path}?token=${opaque(24)}`,
  });
  const document = {
    provider,
    id,
    issued,
    ...(options.updated === undefined ? {} : { updated: options.updated }),
    encryption: {
      profile: 'http://readium.org/lcp/basic-profile',
      content_key: {
        algorithm: 'http://www.w3.org/2001/04/xmlenc#aes256-cbc',
        encrypted_value: opaque(64),
      },
      user_key: {
        algorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
        text_hint: opaque(32),
        key_check: opaque(64),
      },
    },
    links: [
      link('hint', 'hint'),
      link('publication', 'publication.epub'),
      link('status', 'status'),
    ],
    ...(options.rights === undefined ? {} : { rights: options.rights }),
    user: { id: opaque(36), email: opaque(24), name: opaque(24), encrypted: ['email', 'name'] },
    signature: {
      algorithm: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256',
      certificate: opaque(172) + 'A'.repeat(padding),
      value: opaque(88),
    },
  };
  return new TextEncoder().encode(JSON.stringify(document));
}
