import type { LicenseDescription, LicenseFormat, RawField, VerdictWithEvidence } from '@wmdrm/core';
import { checkLength, malformedWithin } from '../malformed.js';
import { singleLicenseFormat, type ParseLicense } from '../single-license-format.js';
import { toHex } from '../text/hex.js';
import { kindOf, readArmor, type KeygenKind } from './armor.js';
import { readCertificate } from './certificate.js';
import { readDataSet, type DataSet } from './data-set.js';
import { malformedKeygen } from './malformed-keygen.js';

/** Id of {@link keygenFormat}. */
export const keygenId = 'keygen';

/** Largest license or machine file that is read: 1 MiB; usual ones have 4 to 20 KiB. */
export const maxKeygenLength: number = 1024 * 1024;

const notExpressed: VerdictWithEvidence = {
  verdict: 'not-expressed',
  evidence: 'Keygen API, license object: no such right',
};

// The plain format has no right of backup, but what is encrypted cannot be seen to be that: doubtful, so it stays.
const sealed: VerdictWithEvidence = {
  verdict: 'sealed',
  evidence: 'Keygen license file, alg aes-256-gcm: encrypted with the license key',
};

/** Reads a license or machine file. No signature is verified and nothing is decrypted. */
export const parseKeygen: ParseLicense = (payload) => {
  checkLength('Keygen file', payload.length, maxKeygenLength);
  const { kind, body, offset } = readArmor(payload);
  const malformed = malformedWithin(malformedKeygen, offset);
  const { algorithm, data } = readCertificate(body, maxKeygenLength, malformed);
  const raw: RawField[] = [
    { name: 'file', value: kind.toLowerCase() },
    { name: 'alg', value: algorithm },
  ];
  if (data) return describePlain(kind, readDataSet(data, kind, malformed), raw);
  return {
    identify: (hasher) => `${keygenId}:sealed:${toHex(hasher.sha256(payload))}`,
    description: {
      backup: sealed,
      restore: sealed,
      // Such a file is checked out to be kept where the issuer cannot be asked.
      persistence: 'yes',
      stateful: 'unknown',
      keyIds: [],
      rights: [],
      unknownMustUnderstand: [],
      raw,
    },
  };
};

function describePlain(
  kind: KeygenKind,
  dataSet: DataSet,
  raw: readonly RawField[],
): ReturnType<ParseLicense> {
  const { id, licenseId, issued, expiry, ttl, licenseExpiry, status, rights } = dataSet;
  const ends = [expiry, licenseExpiry].flatMap((date) => (date ? [date.milliseconds] : []));
  const fields = [
    ['meta.issued', issued.text],
    ['meta.expiry', expiry?.text],
    ['meta.ttl', ttl?.toString()],
    ['expiry', licenseExpiry?.text],
    ['status', status],
  ] as const;
  const description: LicenseDescription = {
    backup: notExpressed,
    restore: notExpressed,
    persistence: 'yes',
    stateful: rights.some(({ count }) => count !== undefined),
    ...(licenseId === undefined ? {} : { issuerLicenseId: licenseId }),
    keyIds: [],
    issued: issued.milliseconds,
    // The file and the license expire apart from each other: it is over when the first of them is.
    ...(ends.length === 0 ? {} : { notAfter: Math.min(...ends) }),
    rights,
    unknownMustUnderstand: [],
    raw: [
      ...raw,
      ...fields.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
    ],
  };
  return { description, identify: () => `${keygenId}:${kind.toLowerCase()}:${id}` };
}

/** License and machine files of Keygen: a snapshot of a license, or of a machine that uses one, for use offline. */
export const keygenFormat: LicenseFormat = singleLicenseFormat({
  id: keygenId,
  name: 'Keygen license or machine file',
  extension: '.lic',
  recognize: (head) => kindOf(new TextDecoder('utf-8').decode(head)) !== undefined,
  parse: parseKeygen,
});
