import { viewOf, type LicenseFormat } from '@wmdrm/core';
import { maxPayloadLength } from '../limits.js';
import { checkLength } from '../malformed.js';
import { singleLicenseFormat, type ParseLicense } from '../single-license-format.js';
import { toHex } from '../text/hex.js';
import { readObjects, xmrMagic } from './objects.js';
import { readFields } from './read-fields.js';
import { checkMask, rightsVerdict } from './rights-verdict.js';

/** Id of {@link xmrFormat}. */
export const xmrId = 'xmr';

const rightsIdStart = 8;
const rightsIdEnd = 24;
/** Hexadecimal digits of the payload's digest in a license id. */
const digestDigits = 16;

/** Reads an XMR license; keys, signatures and identities are stepped over by length. */
export const parseXmr: ParseLicense = (payload, { xmrRights }) => {
  checkMask(xmrRights);
  checkLength('XMR license', payload.length, maxPayloadLength);
  const view = viewOf(payload);
  const objects = readObjects(view);
  const { rightsSettings, raw, ...fields } = readFields(view, payload, objects);
  const rightsId = toHex(payload.subarray(rightsIdStart, rightsIdEnd));
  const { verdict, operatorEvidence } = rightsVerdict(
    rightsSettings,
    fields.unknownMustUnderstand.length > 0,
    xmrRights,
  );
  return {
    operatorEvidence,
    // The rights id alone may be a nonce of the request ([MS-DRMND] 2.2.1.4.2), so the digest goes with it.
    identify: (hasher) =>
      `${xmrId}:${rightsId}:${toHex(hasher.sha256(payload)).slice(0, digestDigits)}`,
    description: {
      backup: verdict,
      restore: verdict,
      persistence: 'unknown',
      issuerLicenseId: rightsId,
      ...fields,
      ...(raw.length === 0 ? {} : { raw }),
    },
  };
};

/** Binary XMR licenses, as Windows Media DRM 10 and PlayReady issue them. */
export const xmrFormat: LicenseFormat = singleLicenseFormat({
  id: xmrId,
  name: 'XMR license',
  extension: '.xmr',
  recognize: (head) => head.length >= 4 && viewOf(head).getUint32(0) === xmrMagic,
  parse: parseXmr,
});
