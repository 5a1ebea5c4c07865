import type { License } from '@wmdrm/core';

/** Words that stand in every license, as the elements of an XML license do. */
const words = Buffer.from(
  '<LICENSE version="2.0"><LICENSORINFO><DATA><META name="Description" value="synthetic"/><ONSTORE>' +
    '<ACTION>Play</ACTION><ACTION>Backup</ACTION><ACTION>Restore</ACTION></ONSTORE></DATA>' +
    '</LICENSORINFO><ENABLINGBITS><ALGORITHM type="none"/><PUBKEY type="machine"/>' +
    '<VALUE/><SIGNATURE/></ENABLINGBITS><CERTIFICATECHAIN/></LICENSE>\r\n',
);
/** Bytes of base64 for three of what does not compress. */
const [three, four] = [3, 4];

/**
 * The license with a payload of the same length that is text: the same words in each, and the rest of its bytes, as far as
 * there is room, in base64. No format reads it, and how much real licenses of text compress is another matter.
 */
export function textLicense(license: License): License {
  const { length } = license.payload;
  const room = Math.floor(((length - words.length) / four) * three);
  const base64 = Buffer.from(license.payload.subarray(length - room)).toString('base64');
  const payload = Buffer.alloc(length, ' ');
  words.copy(payload);
  payload.write(base64, words.length, 'latin1');
  return { ...license, payload };
}
