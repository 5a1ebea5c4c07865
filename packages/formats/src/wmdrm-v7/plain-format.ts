import {
  formatKeyId,
  parseKeyId,
  type LicenseDescription,
  type LicenseFormat,
  type RawField,
} from '@wmdrm/core';
import { maxIdLength, maxPayloadLength, maxTextLength } from '../limits.js';
import { checkLength, malformedIn } from '../malformed.js';
import { singleLicenseFormat, type ParseLicense } from '../single-license-format.js';
import { parseIsoDateTime, parseWmrmDate } from '../text/date-time.js';
import { isPlainText } from '../text/plain-text.js';
import { rootElementOf } from '../xml/root-element.js';
import type { FieldName } from './elements.js';
import { readPlainV7, type PlainV7 } from './read-plain.js';
import { actionVerdict, rightsOf } from './rights.js';

/** Id of {@link plainV7Format}. */
export const plainV7Id = 'wmdrm-v7';

const kind = 'Version 7 license';
const malformed = malformedIn(kind);

/** Reads a version 7 license that is already plain XML; best effort, as half of it has no public schema. */
export const parsePlainV7: ParseLicense = (payload) => {
  checkLength(kind, payload.length, maxPayloadLength);
  const license = readPlainV7(payload, malformed);
  const licenseId = textOf(license, 'LID', maxIdLength - plainV7Id.length - 1);
  const keyIdText = textOf(license, 'KID', maxTextLength);
  if (licenseId === undefined) throw malformed('no LID', payload.length);
  if (keyIdText === undefined) throw malformed('no KID', payload.length);
  const keyId = parseKeyId(keyIdText);
  const issueDate = textOf(license, 'ISSUEDATE', maxTextLength);
  const issued = issueDate && (parseIsoDateTime(issueDate) ?? parseWmrmDate(issueDate));
  const priority = integerOf(license, 'PRIORITY', /^[+-]?\d{1,15}$/);
  const revocationInfoVersion = integerOf(license, 'RevInfoVersion', /^\d{1,15}$/);
  const raw: RawField[] = [
    ...(keyId ? [] : [{ name: 'KID', value: keyIdText }]),
    ...(issueDate === undefined ? [] : [{ name: 'ISSUEDATE', value: issueDate }]),
    ...license.metaNames.map((name) => ({ name: 'META', value: name })),
  ];
  const description: LicenseDescription = {
    backup: actionVerdict('Backup', license.events),
    restore: actionVerdict('Restore', license.events),
    persistence: 'unknown',
    stateful: license.usesSecureState,
    issuerLicenseId: licenseId,
    keyIds: keyId ? [formatKeyId(keyId)] : [],
    ...(typeof issued === 'number' ? { issued } : {}),
    ...(priority === undefined ? {} : { priority }),
    ...(revocationInfoVersion === undefined ? {} : { revocationInfoVersion }),
    rights: rightsOf(license.events),
    unknownMustUnderstand: [],
    ...(raw.length === 0 ? {} : { raw }),
  };
  return { description, identify: () => `${plainV7Id}:${licenseId}` };
};

function textOf(license: PlainV7, name: FieldName, most: number): string | undefined {
  const field = license.fields.get(name);
  if (!field) return undefined;
  if (isPlainText(field.text, most)) return field.text;
  throw malformed(
    `${name} is empty, longer than ${most} characters or has control characters`,
    field.offset,
  );
}

function integerOf(license: PlainV7, name: FieldName, form: RegExp): number | undefined {
  const field = license.fields.get(name);
  if (!field) return undefined;
  if (!form.test(field.text)) throw malformed(`${name} is no integer`, field.offset);
  // Not -0: it would not survive being written as text.
  return Number(field.text) + 0;
}

/** Version 7 licenses as plain XML ([MS-DRM] 2.2.3.2.4.2), as an issuer's tools or an older client saved them. */
export const plainV7Format: LicenseFormat = singleLicenseFormat({
  id: plainV7Id,
  name: 'Windows Media DRM version 7 license, plain XML',
  extension: '.xml',
  recognize: (head) => rootElementOf(head) === 'LICENSE',
  parse: parsePlainV7,
});
