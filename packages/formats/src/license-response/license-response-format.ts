import {
  LicenseStoreError,
  type LicenseAttachment,
  type LicenseFormat,
  type LicenseReadResult,
  type ReadContext,
} from '@wmdrm/core';
import { damagedResult, isInputError } from '../damaged.js';
import { checkLabel } from '../label.js';
import { maxFileLength } from '../limits.js';
import { checkLength, malformedIn } from '../malformed.js';
import { toLicense } from '../single-license-format.js';
import { rootElementOf } from '../xml/root-element.js';
import { checkMask } from '../xmr/rights-verdict.js';
import { readEnvelope, type EnvelopeLicense } from './read-envelope.js';
import { responseVersions } from './versions.js';
import { wrapLicenses } from './wrap.js';

/** Id of {@link licenseResponseFormat}. */
export const licenseResponseId = 'license-response';

/**
 * Each license keeps its own copy of the file's REVOCATION elements in a store; what they take there, bytes, types
 * and framing, times the licenses of the file may not be more than this, so that a small file cannot fill a disk.
 */
export const maxAttachedBytes: number = 256 * 1024 * 1024;

/** Bytes a record has for an attachment beside its bytes and the UTF-8 of its type. */
const attachmentFraming = 9;

const kind = 'License response';
const malformed = malformedIn(kind);

function read(file: Uint8Array, context: ReadContext): readonly LicenseReadResult[] {
  let label: string | undefined;
  try {
    label = checkLabel(context.label);
    checkMask(context.xmrRights);
    checkLength(kind, file.length, maxFileLength);
    const { licenses, revocations } = readEnvelope(file, malformed);
    checkAttachedBytes(revocations, licenses.length);
    return licenses.map((element) => readElement(element, revocations, context, label));
  } catch (error) {
    return [damagedResult(error, label)];
  }
}

function readElement(
  element: EnvelopeLicense,
  attachments: readonly LicenseAttachment[],
  context: ReadContext,
  label: string | undefined,
): LicenseReadResult {
  const { number, offset, version, content } = element;
  const damaged = (error: LicenseStoreError, payloadOffset?: number): LicenseReadResult => {
    const details = {
      offset,
      element: number,
      ...(payloadOffset === undefined ? {} : { payloadOffset }),
    };
    const message = `LICENSE ${number}: ${error.message}`;
    return damagedResult(new LicenseStoreError(error.code, message, { details }), label);
  };
  const known = responseVersions.find((entry) => entry.version === version);
  if (!known) return damaged(malformed(unknownVersion(version), offset));
  if (!(content instanceof Uint8Array)) return damaged(content);
  try {
    const parsed = known.parse(content, context);
    const license = {
      ...toLicense(known.format, content, parsed, context.hasher, label),
      container: licenseResponseId,
      ...(attachments.length === 0 ? {} : { attachments }),
    };
    return { type: 'license', license };
  } catch (error) {
    if (isInputError(error)) return damaged(error, error.details.offset);
    throw error;
  }
}

function unknownVersion(version: string | undefined): string {
  if (version === undefined) return 'a LICENSE without version';
  const known = responseVersions.map((entry) => entry.version).join(', ');
  const shown = /^[\d.]{1,32}$/.test(version)
    ? `version ${version}`
    : 'a version that is no number';
  return `a LICENSE with ${shown}; known are ${known}`;
}

function checkAttachedBytes(revocations: readonly LicenseAttachment[], licenses: number): void {
  const utf8 = new TextEncoder();
  const bytes = revocations.reduce(
    (sum, { type, bytes }) => sum + attachmentFraming + utf8.encode(type).length + bytes.length,
    0,
  );
  if (bytes * licenses <= maxAttachedBytes) return;
  throw new LicenseStoreError(
    'limit-exceeded',
    `${kind}: ${licenses} licenses would each keep ${bytes} bytes of REVOCATION; ` +
      `together at most ${maxAttachedBytes} bytes are kept.`,
    { details: { offset: 0 } },
  );
}

/**
 * License responses ([MS-DRM] 2.2.3.2.4): an XML envelope around licenses of mixed versions. The licenses are stored
 * with the format of their payload and {@link LicenseFormat.id} `license-response` as their container.
 */
export const licenseResponseFormat: LicenseFormat = {
  id: licenseResponseId,
  name: 'License response (LICENSERESPONSE)',
  extension: '.xml',
  recognize: (head) => rootElementOf(head) === 'LICENSERESPONSE',
  read,
  describe() {
    throw malformed(
      'an envelope is no payload; its licenses are described by their own formats',
      0,
    );
  },
  wrap: wrapLicenses,
};
