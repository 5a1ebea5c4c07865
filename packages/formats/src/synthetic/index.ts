/**
 * Builders of synthetic license files for tests, demonstrations and benchmarks. What they build is made up from a
 * seed: it has the structure of a license, but holds no real key, no issuer made it and it opens nothing.
 */
export { buildJwsToken, type SyntheticJwsOptions } from './jws.js';
export { buildKeygenFile, type SyntheticKeygenOptions } from './keygen.js';
export { buildLcpLicense, type SyntheticLcpOptions } from './lcp.js';
export {
  buildLicenseResponse,
  type SyntheticResponseLicense,
  type SyntheticResponseOptions,
} from './license-response.js';
export type { SyntheticEncoding } from './encode-text.js';
export type { SyntheticOptions } from './options.js';
export { buildV1License, type SyntheticV1Options } from './v1.js';
export {
  buildPlainV7License,
  buildSealedV7License,
  type SyntheticAction,
  type SyntheticV7Options,
} from './v7.js';
export { buildWrmHeader, type SyntheticWrmHeaderOptions } from './wrm-header.js';
export { buildXmrLicense, type SyntheticXmrOptions } from './xmr.js';
export { xmrContainer, xmrObject } from './xmr-objects.js';
