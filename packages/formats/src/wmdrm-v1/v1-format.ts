import { formatKeyId, parseKeyId, viewOf, type LicenseFormat, type RawField } from '@wmdrm/core';
import { maxPayloadLength } from '../limits.js';
import { checkLength, malformedIn } from '../malformed.js';
import { singleLicenseFormat, type ParseLicense } from '../single-license-format.js';
import { toHex } from '../text/hex.js';
import { isPlainText } from '../text/plain-text.js';
import { v1DataLength, v1KeyIdLength, v1Layout, v1LicenseLength, v1Versions } from './layout.js';
import { backupVerdict, isStateful, rightsOf } from './rights.js';

/** Id of {@link v1Format}. */
export const v1Id = 'wmdrm-v1';

const kind = 'Version 1 license';
const malformed = malformedIn(kind);

/** Reads the final 165 bytes of a version 1 license; certificates, signature and key are stepped over. */
export const parseV1: ParseLicense = (payload) => {
  checkLength(kind, payload.length, maxPayloadLength);
  const start = payload.length - v1LicenseLength;
  if (start < 0)
    throw malformed(`cut off, at least ${v1LicenseLength} bytes were expected`, payload.length);
  const view = viewOf(payload);
  if (!v1Versions.includes(view.getUint32(start + v1Layout.licVersion))) {
    throw malformed('no version 1 license ends this file', start + v1Layout.licVersion);
  }
  if (view.getUint32(start + v1Layout.dataLen, true) !== v1DataLength) {
    throw malformed(`the license data has not ${v1DataLength} bytes`, start + v1Layout.dataLen);
  }
  const keyIdText = readKeyId(payload, start + v1Layout.keyId);
  const keyId = parseKeyId(keyIdText);
  const rights = view.getUint32(start + v1Layout.rights, true);
  const rawBytes = (name: keyof typeof v1Layout): RawField => {
    const at = start + v1Layout[name];
    return { name, value: toHex(payload.subarray(at, at + 4)) };
  };
  const verdict = backupVerdict(rights);
  return {
    identify: (hasher) => `${v1Id}:${toHex(hasher.sha256(payload))}`,
    description: {
      backup: verdict,
      restore: verdict,
      persistence: 'unknown',
      stateful: isStateful(rights),
      keyIds: keyId ? [formatKeyId(keyId)] : [],
      rights: rightsOf(rights),
      unknownMustUnderstand: [],
      raw: [
        rawBytes('rights'),
        rawBytes('appSec'),
        rawBytes('expiryDate'),
        ...(keyId ? [] : [{ name: 'KID', value: keyIdText }]),
      ],
    },
  };
};

// That the field is base64 of a GUID is inferred, not documented: another text is kept as it is.
function readKeyId(payload: Uint8Array, at: number): string {
  const field = payload.subarray(at, at + v1KeyIdLength);
  const length = field.indexOf(0);
  const text = String.fromCharCode(...field.subarray(0, Math.max(length, 0)));
  if (!isPlainText(text, v1KeyIdLength) || field.subarray(length).some((byte) => byte !== 0)) {
    throw malformed('the key id is no text ended by NUL', at);
  }
  return text;
}

/** Binary licenses of version 1 ([MS-DRM] 2.2.2.3). */
export const v1Format: LicenseFormat = singleLicenseFormat({
  id: v1Id,
  name: 'Windows Media DRM version 1 license',
  extension: '.lic',
  recognize(head) {
    // Such files are short; the end of a longer one is not in its head.
    const start = head.length - v1LicenseLength;
    if (start < 0) return false;
    const view = viewOf(head);
    return (
      v1Versions.includes(view.getUint32(start + v1Layout.licVersion)) &&
      view.getUint32(start + v1Layout.dataLen, true) === v1DataLength
    );
  },
  parse: parseV1,
});
