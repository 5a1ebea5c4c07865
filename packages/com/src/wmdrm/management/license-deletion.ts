import { formatKeyId, parseKeyId } from '@wmdrm/core';
import type { MessageElement } from '../ports/message-parser.js';

/** What a license deletion message says (wmformat/license-deletion). */
export interface LicenseDeletion {
  /** Canonical text. Absent: the license is named by its id alone. */
  readonly keyId?: string;
  /** The rights id as written. Absent: all licenses of the key id. */
  readonly licenseId?: string;
  /** The public key of the license issuer, as written: base64. */
  readonly issuerKey: { readonly modulus: string; readonly exponent: string };
  /** The content owner's id of the user, as written. Never shown. */
  readonly userId?: string;
}

/** Reads the message; `undefined` if it is none, or names no license. */
export function readLicenseDeletion(root: MessageElement): LicenseDeletion | undefined {
  if (root.name !== 'response' || root.attribute('type') !== 'LRB') return undefined;
  const data = at(root, 'DATA', 'LICENSEDATA', 'DATA');
  const keyIdText = textAt(data, 'KID');
  const licenseId = textAt(data, 'LID');
  const publicKey = at(data, 'META', 'LGPUBKEY', 'PublicKey');
  const modulus = textAt(publicKey, 'Modulus');
  const exponent = textAt(publicKey, 'Exponent');
  const userId = textAt(at(data, 'META'), 'UID');
  const keyId = keyIdText === undefined ? undefined : parseKeyId(keyIdText);
  if (keyIdText !== undefined && keyId === undefined) return undefined;
  if (keyId === undefined && licenseId === undefined) return undefined;
  if (modulus === undefined || exponent === undefined) return undefined;
  return {
    ...(keyId === undefined ? {} : { keyId: formatKeyId(keyId) }),
    ...(licenseId === undefined ? {} : { licenseId }),
    issuerKey: { modulus, exponent },
    ...(userId === undefined ? {} : { userId }),
  };
}

function at(from: MessageElement | undefined, ...names: string[]): MessageElement | undefined {
  return names.reduce<MessageElement | undefined>(
    (element, wanted) => element?.children.find(({ name }) => name === wanted),
    from,
  );
}

function textAt(from: MessageElement | undefined, name: string): string | undefined {
  const text = at(from, name)?.text;
  return text === '' ? undefined : text;
}
