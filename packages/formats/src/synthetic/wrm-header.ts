import { LicenseStoreError, parseKeyId, viewOf } from '@wmdrm/core';
import { encodeBase64 } from '../text/base64.js';
import { escapeXml } from '../xml/escape-xml.js';
import { encodeText, type SyntheticEncoding } from './encode-text.js';
import { OpaqueSource } from './opaque-source.js';
import type { SyntheticOptions } from './options.js';

/** Fields of a synthetic content header. What is not given is left out. */
export interface SyntheticWrmHeaderOptions
  extends Omit<SyntheticOptions, 'size'>, SyntheticEncoding {
  /** Default `4.3.0.0`. */
  readonly version?: '2.0.0.0' | '4.0.0.0' | '4.1.0.0' | '4.2.0.0' | '4.3.0.0';
  /** Canonical form. Only 4.2 and 4.3 can have several. */
  readonly keyIds: readonly string[];
  readonly title?: string;
  readonly licenseAcquisitionUrl?: string;
  /** In a PlayReady Object, with an empty embedded license store beside it. Default false. */
  readonly object?: boolean;
}

/**
 * A synthetic content header with made-up checksums and signature: no content belongs to it. PlayReady headers are
 * UTF-16 by their specification; the default of `encoding` is UTF-8 all the same, as for the other builders.
 */
export function buildWrmHeader(options: SyntheticWrmHeaderOptions): Uint8Array {
  const header = encodeText(headerXml(options), options);
  return options.object ? playReadyObject(header) : header;
}

function headerXml(options: SyntheticWrmHeaderOptions): string {
  const source = new OpaqueSource(options);
  const { version = '4.3.0.0', title, licenseAcquisitionUrl: url } = options;
  const checksum = escapeXml(source.opaqueText(12));
  const kids = options.keyIds.map(base64KeyId);
  const titleXml = title === undefined ? '' : `<Title>${escapeXml(title)}</Title>`;
  const urlXml = (name: string): string =>
    url === undefined ? '' : `<${name}>${escapeXml(url)}</${name}>`;
  if (version === '2.0.0.0') {
    return (
      `<WRMHEADER version="${version}"><DATA>${titleXml}${urlXml('LAINFO')}<KID>${kids[0]}</KID>` +
      `<CHECKSUM>${checksum}</CHECKSUM></DATA>` +
      `<SIGNATURE><VALUE>${escapeXml(source.opaqueText(56))}</VALUE></SIGNATURE></WRMHEADER>`
    );
  }
  const kid = (value: string): string =>
    `<KID ALGID="AESCTR" CHECKSUM="${checksum}" VALUE="${value}"></KID>`;
  const info = {
    '4.0.0.0': `<PROTECTINFO><KEYLEN>16</KEYLEN><ALGID>AESCTR</ALGID></PROTECTINFO><KID>${kids[0]}</KID><CHECKSUM>${checksum}</CHECKSUM>`,
    '4.1.0.0': `<PROTECTINFO>${kid(kids[0] ?? '')}</PROTECTINFO>`,
    '4.2.0.0': `<PROTECTINFO><KIDS>${kids.map(kid).join('')}</KIDS></PROTECTINFO>`,
    '4.3.0.0': `<PROTECTINFO><KIDS>${kids.map(kid).join('')}</KIDS></PROTECTINFO>`,
  }[version];
  const custom = titleXml === '' ? '' : `<CUSTOMATTRIBUTES xmlns="">${titleXml}</CUSTOMATTRIBUTES>`;
  return (
    '<WRMHEADER xmlns="http://schemas.microsoft.com/DRM/2007/03/PlayReadyHeader" ' +
    `version="${version}"><DATA>${info}${urlXml('LA_URL')}${custom}</DATA></WRMHEADER>`
  );
}

function base64KeyId(keyId: string): string {
  const bytes = parseKeyId(keyId);
  if (bytes) return encodeBase64(bytes);
  throw new LicenseStoreError('invalid-argument', 'keyIds: GUIDs.');
}

/** Two records: the header, and an empty embedded license store. */
function playReadyObject(header: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(6 + 4 + header.length + 4);
  const view = viewOf(bytes);
  view.setUint32(0, bytes.length, true);
  view.setUint16(4, 2, true);
  view.setUint16(6, 1, true);
  view.setUint16(8, header.length, true);
  bytes.set(header, 10);
  view.setUint16(10 + header.length, 3, true);
  return bytes;
}
