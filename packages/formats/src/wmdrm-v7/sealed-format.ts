import type { LicenseFormat, VerdictWithEvidence } from '@wmdrm/core';
import { maxPayloadLength } from '../limits.js';
import { checkLength, malformedIn } from '../malformed.js';
import { singleLicenseFormat, type ParseLicense } from '../single-license-format.js';
import { toHex } from '../text/hex.js';

/** Id of {@link sealedV7Format}. */
export const sealedV7Id = 'wmdrm-v7-sealed';

/** Bytes of `EncRandNum`, which stand before the ciphertext ([MS-DRM] 2.2.3.2.4). */
export const encryptedRandomLength = 80;

const kind = 'Sealed version 7 license';
const malformed = malformedIn(kind);
const sealed: VerdictWithEvidence = {
  verdict: 'sealed',
  evidence: '[MS-DRM] 2.2.3.2.4: encrypted to its client',
};

/** Keeps a version 7 license that is encrypted to its client byte for byte; nothing in it can be indexed. */
export const parseSealedV7: ParseLicense = (payload) => {
  checkLength(kind, payload.length, maxPayloadLength);
  if (payload.length <= encryptedRandomLength) {
    throw malformed(
      `cut off, ${encryptedRandomLength} bytes and a ciphertext were expected`,
      payload.length,
    );
  }
  return {
    identify: (hasher) => `${sealedV7Id}:${toHex(hasher.sha256(payload))}`,
    description: {
      backup: sealed,
      restore: sealed,
      persistence: 'unknown',
      stateful: 'unknown',
      keyIds: [],
      rights: [],
      unknownMustUnderstand: [],
    },
  };
};

/**
 * Version 7 licenses as they come in a license response: encrypted to the client that asked for them
 * ([MS-DRM] 2.2.3.2.4). They look like random bytes, so a bare file is never recognised.
 */
export const sealedV7Format: LicenseFormat = singleLicenseFormat({
  id: sealedV7Id,
  name: 'Windows Media DRM version 7 license, sealed',
  extension: '.v7',
  recognize: () => false,
  parse: parseSealedV7,
});
