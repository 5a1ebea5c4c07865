import type { LicenseAttachment } from '@wmdrm/core';
import { encodeBase64 } from '../text/base64.js';
import { escapeXml } from '../xml/escape-xml.js';
import { encodeText, type SyntheticEncoding } from './encode-text.js';

/** A LICENSE element of a synthetic license response. */
export interface SyntheticResponseLicense {
  /** `0.1.0.0` version 1, `2.0.0.0` sealed version 7, `3.0.0.0` XMR. */
  readonly version: string;
  readonly payload: Uint8Array;
}

/** What a synthetic license response holds. */
export interface SyntheticResponseOptions extends SyntheticEncoding {
  readonly licenses: readonly SyntheticResponseLicense[];
  readonly revocations?: readonly Omit<LicenseAttachment, 'kind'>[];
  /** Characters after which the base64 of an element is wrapped. Default: not at all. */
  readonly lineLength?: number;
}

/** A license response around synthetic licenses. It adds nothing to them; no license server made it. */
export function buildLicenseResponse(options: SyntheticResponseOptions): Uint8Array {
  const { licenses, revocations = [], lineLength } = options;
  const base64 = (bytes: Uint8Array): string => {
    const text = encodeBase64(bytes);
    if (lineLength === undefined) return text;
    return text.replaceAll(new RegExp(`.{${lineLength}}`, 'g'), '$&\r\n');
  };
  const text = [
    '<LICENSERESPONSE>',
    ...revocations.map(
      ({ type, bytes }) => `<REVOCATION type="${escapeXml(type)}">${base64(bytes)}</REVOCATION>`,
    ),
    ...licenses.map(
      ({ version, payload }) =>
        `<LICENSE version="${escapeXml(version)}">${base64(payload)}</LICENSE>`,
    ),
    '</LICENSERESPONSE>',
  ].join('');
  return encodeText(text, options);
}
