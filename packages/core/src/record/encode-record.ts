import { LicenseStoreError } from '../errors/license-store-error.js';
import type { Hasher } from '../host/hasher.js';
import { hashLicenseId } from '../license/license-id-hash.js';
import { parseKeyId } from '../license/key-id.js';
import type { License } from '../license/license.js';
import type { LicenseAttachment } from '../license/license-description.js';
import { persistences, verdicts } from '../license/verdict.js';
import { sealHeader } from './header-crc.js';
import {
  extensionHeaderLength,
  extensionTags,
  formatPattern,
  maxRecordLength,
  minHeaderLength,
  recordLayout,
  recordMagic,
  recordVersion,
} from './layout.js';

type Extension = readonly [tag: number, value: Uint8Array];

/**
 * Frames a license as a record. Payload and header get their checksums here, once in their life.
 * Throws `limit-exceeded` over 16 MiB, `invalid-argument` for an id, label or key id outside its range.
 */
export function encodeRecord(license: License, hasher: Hasher): Uint8Array {
  const extensions = extensionsOf(license);
  const headerLength = extensions.reduce(
    (length, [, value]) => length + extensionHeaderLength + value.length,
    minHeaderLength,
  );
  const totalLength = headerLength + license.payload.length;
  if (totalLength > maxRecordLength) {
    throw new LicenseStoreError(
      'limit-exceeded',
      `License ${license.id} needs ${totalLength} bytes; a record holds at most ${maxRecordLength}.`,
      { details: { license: license.id } },
    );
  }
  const record = new Uint8Array(totalLength);
  const view = new DataView(record.buffer);
  view.setUint32(recordLayout.magic, recordMagic, true);
  view.setUint16(recordLayout.version, recordVersion, true);
  view.setUint32(recordLayout.headerLength, headerLength, true);
  view.setUint32(recordLayout.totalLength, totalLength, true);
  view.setUint16(recordLayout.policyClass, policyClassBits(license), true);
  view.setUint32(recordLayout.payloadCrc, hasher.crc32(license.payload), true);
  record.set(hasher.sha256(license.payload), recordLayout.payloadDigest);
  record.set(hashLicenseId(license.id, hasher), recordLayout.idHash);
  let at: number = recordLayout.extensions;
  for (const [tag, value] of extensions) {
    view.setUint16(at, tag, true);
    view.setUint32(at + 2, value.length, true);
    record.set(value, at + extensionHeaderLength);
    at += extensionHeaderLength + value.length;
  }
  sealHeader(record.subarray(0, headerLength), hasher);
  record.set(license.payload, headerLength);
  return record;
}

function policyClassBits({ description, operatorEvidence }: License): number {
  return (
    verdicts.indexOf(description.backup.verdict) |
    (verdicts.indexOf(description.restore.verdict) << 4) |
    (persistences.indexOf(description.persistence) << 8) |
    (operatorEvidence ? 1 << 10 : 0)
  );
}

function extensionsOf(license: License): Extension[] {
  const { description } = license;
  const list: Extension[] = [
    [extensionTags.format, formatId(license)],
    [extensionTags.id, text('id', license.id, 1024)],
  ];
  for (const keyId of description.keyIds) {
    const bytes = parseKeyId(keyId);
    if (!bytes) throw invalid(license, `key id ${JSON.stringify(keyId)} is not a GUID`);
    list.push([extensionTags.keyId, bytes]);
  }
  if (license.label !== undefined && license.label !== '') {
    list.push([extensionTags.label, text('label', license.label, 255)]);
  }
  const dates = [
    [extensionTags.issued, description.issued],
    [extensionTags.notBefore, description.notBefore],
    [extensionTags.notAfter, description.notAfter],
  ] as const;
  for (const [tag, milliseconds] of dates) {
    if (milliseconds !== undefined) list.push([tag, date(license, milliseconds)]);
  }
  if (license.container !== undefined) {
    list.push([extensionTags.container, text('container', license.container, 32)]);
  }
  for (const attachment of license.attachments ?? []) {
    list.push([extensionTags.attachment, attachmentBytes(attachment)]);
  }
  return list;
}

/** The format is a word of the policy class key, so only what can be read back from there is taken. */
function formatId(license: License): Uint8Array {
  const bytes = text('format', license.format, 32);
  if (!formatPattern.test(license.format)) {
    throw invalid(license, `format ${JSON.stringify(license.format)} is not of a-z, 0-9 and -`);
  }
  return bytes;
}

function text(field: string, value: string, most: number): Uint8Array {
  if (value.length === 0 || value.length > most) {
    throw new LicenseStoreError(
      'invalid-argument',
      `The ${field} of a license has 1 to ${most} characters, not ${value.length}.`,
    );
  }
  // UTF-8 has no half surrogate pairs: two different ids would become one.
  if (/\p{Surrogate}/u.test(value)) {
    throw new LicenseStoreError(
      'invalid-argument',
      `The ${field} of a license is no well-formed text.`,
    );
  }
  return new TextEncoder().encode(value);
}

function date(license: License, milliseconds: number): Uint8Array {
  if (!Number.isSafeInteger(milliseconds)) throw invalid(license, 'a date is not a safe integer');
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, BigInt(milliseconds), true);
  return bytes;
}

function attachmentBytes(attachment: LicenseAttachment): Uint8Array {
  const type = text('attachment type', attachment.type, 255);
  const bytes = new Uint8Array(3 + type.length + attachment.bytes.length);
  bytes[0] = 1;
  new DataView(bytes.buffer).setUint16(1, type.length, true);
  bytes.set(type, 3);
  bytes.set(attachment.bytes, 3 + type.length);
  return bytes;
}

function invalid(license: License, what: string): LicenseStoreError {
  return new LicenseStoreError('invalid-argument', `License ${license.id}: ${what}.`, {
    details: { license: license.id },
  });
}
