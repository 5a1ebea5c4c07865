import { v1Id, parseV1 } from '../wmdrm-v1/v1-format.js';
import { parseSealedV7, sealedV7Id } from '../wmdrm-v7/sealed-format.js';
import { parseXmr, xmrId } from '../xmr/xmr-format.js';
import type { ParseLicense } from '../single-license-format.js';

/** What a `version` attribute of a LICENSE element says about its content. */
export interface ResponseVersion {
  readonly version: string;
  /** Id of the format of the payload. */
  readonly format: string;
  readonly parse: ParseLicense;
}

/**
 * The versions a license response may hold, mixed (Windows Media Rights Manager SDK, WMRMResponse.AddLicense; XMR:
 * "Building an XMR License").
 */
export const responseVersions: readonly ResponseVersion[] = [
  { version: '0.1.0.0', format: v1Id, parse: parseV1 },
  { version: '2.0.0.0', format: sealedV7Id, parse: parseSealedV7 },
  { version: '3.0.0.0', format: xmrId, parse: parseXmr },
];
