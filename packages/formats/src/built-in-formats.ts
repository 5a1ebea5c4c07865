import type { LicenseFormat } from '@wmdrm/core';
import { jwsFormat } from './jws/jws-format.js';
import { keygenFormat } from './keygen/keygen-format.js';
import { lcpFormat } from './lcp/lcp-format.js';
import { licenseResponseFormat } from './license-response/license-response-format.js';
import { v1Format } from './wmdrm-v1/v1-format.js';
import { plainV7Format } from './wmdrm-v7/plain-format.js';
import { sealedV7Format } from './wmdrm-v7/sealed-format.js';
import { xmrFormat } from './xmr/xmr-format.js';

/**
 * All formats of this package in the order in which they are asked whether they recognise a file: those with a clear
 * mark first, version 1, whose mark is at the end of the file, last. Sealed licenses recognise no file; they are in
 * the list so that stored ones can be described.
 */
export const builtInFormats: readonly LicenseFormat[] = [
  licenseResponseFormat,
  plainV7Format,
  xmrFormat,
  lcpFormat,
  keygenFormat,
  jwsFormat,
  v1Format,
  sealedV7Format,
];
