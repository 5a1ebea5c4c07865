import { LicenseStoreError, type LicenseAttachment, type WrappableLicense } from '@wmdrm/core';
import { maxFileLength, maxTextLength } from '../limits.js';
import { base64Length, encodeBase64 } from '../text/base64.js';
import { isPlainText } from '../text/plain-text.js';
import { escapeXml } from '../xml/escape-xml.js';
import { maxEnvelopeElements } from './read-envelope.js';
import { responseVersions } from './versions.js';

const elementLength = 64;

/**
 * A license response in UTF-8 that holds these payloads in this order, and each of their REVOCATION attachments once,
 * before them. Licenses that came from different files then share all of them.
 * Throws `invalid-argument` for no license, a format that has no version in an envelope or an attachment without
 * usable type, `limit-exceeded` if it would be larger than what is read again.
 */
export function wrapLicenses(licenses: readonly WrappableLicense[]): Uint8Array {
  if (licenses.length === 0) throw invalid('A license response holds at least one license.');
  const revocations = distinct(licenses.flatMap(({ attachments }) => attachments));
  checkSize(licenses, revocations);
  const parts = ['<LICENSERESPONSE>\n'];
  for (const { type, bytes } of revocations) {
    parts.push(`<REVOCATION type="${escapeXml(type)}">${encodeBase64(bytes)}</REVOCATION>\n`);
  }
  for (const { format, payload } of licenses) {
    parts.push(`<LICENSE version="${versionOf(format)}">${encodeBase64(payload)}</LICENSE>\n`);
  }
  parts.push('</LICENSERESPONSE>\n');
  return new TextEncoder().encode(parts.join(''));
}

function versionOf(format: string): string {
  const known = responseVersions.find((entry) => entry.format === format);
  if (known) return known.version;
  const formats = responseVersions.map((entry) => entry.format).join(', ');
  throw invalid(`A license response holds ${formats}, not ${JSON.stringify(format)}.`);
}

function distinct(attachments: readonly LicenseAttachment[]): readonly LicenseAttachment[] {
  const found = new Map<string, LicenseAttachment[]>();
  for (const attachment of attachments) {
    if (!isPlainText(attachment.type, maxTextLength)) {
      throw invalid('The type of a REVOCATION has 1 to 255 characters and no control characters.');
    }
    const alike = entryOf(found, `${digest(attachment.bytes)} ${attachment.type}`);
    if (!alike.some((other) => isSame(other, attachment))) alike.push(attachment);
  }
  return [...found.values()].flat();
}

function entryOf(found: Map<string, LicenseAttachment[]>, key: string): LicenseAttachment[] {
  const known = found.get(key);
  if (known) return known;
  const alike: LicenseAttachment[] = [];
  found.set(key, alike);
  return alike;
}

/** FNV-1a of 32 bits: licenses by the thousand bring the same attachments by the thousand. */
function digest(bytes: Uint8Array): number {
  let hash = 0x811c_9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x0100_0193);
  return hash;
}

function isSame(one: LicenseAttachment, other: LicenseAttachment): boolean {
  if (one.type !== other.type || one.bytes.length !== other.bytes.length) return false;
  if (one.bytes === other.bytes) return true;
  for (let at = 0; at < one.bytes.length; at++) {
    if (one.bytes[at] !== other.bytes[at]) return false;
  }
  return true;
}

function checkSize(
  licenses: readonly WrappableLicense[],
  revocations: readonly LicenseAttachment[],
): void {
  const bytes = [
    ...licenses.map(({ payload }) => payload),
    ...revocations.map((each) => each.bytes),
  ];
  const types = revocations.reduce((sum, { type }) => sum + type.length * 6, 0);
  const length = bytes.reduce(
    (sum, each) => sum + base64Length(each.length) + elementLength,
    types,
  );
  const elements = Math.max(licenses.length, revocations.length);
  if (length <= maxFileLength - elementLength && elements <= maxEnvelopeElements) return;
  throw new LicenseStoreError(
    'limit-exceeded',
    `A license response of ${licenses.length} licenses and about ${length} bytes; ` +
      `at most ${maxEnvelopeElements} licenses and ${maxFileLength} bytes are read again.`,
    { remedy: 'Write the licenses out in several parts.' },
  );
}

function invalid(message: string): LicenseStoreError {
  return new LicenseStoreError('invalid-argument', message);
}
