import { formatKeyId, LicenseStoreError, parseKeyId } from '@wmdrm/core';
import { encodeBase64 } from '../text/base64.js';
import { encryptedRandomLength } from '../wmdrm-v7/sealed-format.js';
import { escapeXml } from '../xml/escape-xml.js';
import { encodeText, type SyntheticEncoding } from './encode-text.js';
import { OpaqueSource } from './opaque-source.js';
import { paddingFor, type SyntheticOptions } from './options.js';

/** An action a synthetic plain version 7 license allows. */
export interface SyntheticAction {
  /** `Play`, `Backup`, `Restore`, … */
  readonly type: string;
  /** Script text. */
  readonly condition?: string;
  /** Script text. */
  readonly action?: string;
}

/** Fields of a synthetic plain version 7 license. What is not given is left out, but for LID and KID. */
export interface SyntheticV7Options extends SyntheticOptions, SyntheticEncoding {
  /** Default: a GUID by the seed. */
  readonly licenseId?: string;
  /** Canonical form. Default: by the seed. */
  readonly keyId?: string;
  /** Text of ISSUEDATE. */
  readonly issueDate?: string;
  readonly priority?: number;
  readonly revocationInfoVersion?: number;
  /** Default: `Play` without condition. */
  readonly actions?: readonly SyntheticAction[];
  /** Script text of a condition for all use. */
  readonly selectCondition?: string;
  /** Names of elements below META. */
  readonly metaNames?: readonly string[];
}

/**
 * A synthetic version 7 license as it comes in a license response: made-up bytes in place of the encrypted random
 * number and the ciphertext. There is no license in it.
 */
export function buildSealedV7License(options: SyntheticOptions): Uint8Array {
  const source = new OpaqueSource(options);
  const natural = encryptedRandomLength + 1200;
  const size = options.size ?? natural;
  return source.opaque(encryptedRandomLength + 1 + paddingFor(size, encryptedRandomLength + 1));
}

/**
 * A synthetic version 7 license in plain XML, with made-up keys, signature and certificates. No issuer made it, no
 * content belongs to it and it opens nothing. With `size`, the certificate chain is as long as it takes.
 */
export function buildPlainV7License(options: SyntheticV7Options): Uint8Array {
  const natural = encodeText(plainXml(options, 0), options).length;
  const unit = (options.encoding ?? 'utf-8') === 'utf-8' ? 1 : 2;
  const padding = paddingFor(options.size, natural) / unit;
  if (!Number.isInteger(padding)) {
    throw new LicenseStoreError('invalid-argument', 'size: UTF-16 needs an even number of bytes.');
  }
  return encodeText(plainXml(options, padding), options);
}

function plainXml(options: SyntheticV7Options, padding: number): string {
  const source = new OpaqueSource(options);
  const licenseId = options.licenseId ?? `{${formatKeyId(source.bytes(16)).toUpperCase()}}`;
  const keyId = parseKeyId(options.keyId ?? formatKeyId(source.bytes(16)));
  if (!keyId) throw new LicenseStoreError('invalid-argument', 'keyId: no GUID.');
  const { issueDate, priority, revocationInfoVersion, actions, selectCondition, metaNames } =
    options;
  const opaque = (length: number): string => escapeXml(source.opaqueText(length));
  return [
    '<LICENSE version="2.0.0.0"><LICENSORINFO><DATA>',
    element('LID', licenseId),
    element('KID', encodeBase64(keyId)),
    element('ISSUEDATE', issueDate),
    element('PRIORITY', priority?.toString()),
    element('RevInfoVersion', revocationInfoVersion?.toString()),
    `<CONTENTPUBKEY>${opaque(56)}</CONTENTPUBKEY>`,
    `<RevocationList>${opaque(24)}</RevocationList>`,
    metaNames || source.isMarked
      ? `<META>${(metaNames ?? ['Title']).map((name) => element(name, opaque(24))).join('')}</META>`
      : '',
    selectCondition === undefined
      ? ''
      : `<ONSELECT>${element('CONDITION', selectCondition)}</ONSELECT>`,
    ...(actions ?? [{ type: 'Play' }]).map(actionXml),
    source.isMarked ? actionXml({ type: 'Copy', action: source.opaqueText(24) }) : '',
    `<ENABLINGBITS><ALGORITHM type="${opaque(16)}"/><PUBKEY>${opaque(56)}</PUBKEY>`,
    `<VALUE>${opaque(172)}</VALUE><SIGNATURE>${opaque(56)}</SIGNATURE></ENABLINGBITS>`,
    '</DATA></LICENSORINFO>',
    `<SIGNATURE><HASHALGORITHM type="SHA"/><VALUE>${opaque(56)}</VALUE></SIGNATURE>`,
    `<CERTIFICATECHAIN><CERTIFICATE>${opaque(172)}${'A'.repeat(padding)}</CERTIFICATE>`,
    '</CERTIFICATECHAIN></LICENSE>',
  ].join('');
}

function actionXml({ type, condition, action }: SyntheticAction): string {
  const content = element('CONDITION', condition) + element('ACTION', action);
  return `<ONACTION type="${escapeXml(type)}">${content}</ONACTION>`;
}

function element(name: string, text: string | undefined): string {
  return text === undefined ? '' : `<${name}>${escapeXml(text)}</${name}>`;
}
