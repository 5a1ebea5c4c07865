import { concatBytes, formatKeyId, LicenseStoreError, parseKeyId, viewOf } from '@wmdrm/core';
import { encodeBase64 } from '../text/base64.js';
import { v1DataLength, v1Layout, v1LicenseLength } from '../wmdrm-v1/layout.js';
import { OpaqueSource } from './opaque-source.js';
import { paddingFor, type SyntheticOptions } from './options.js';

/** Fields of a synthetic version 1 license. */
export interface SyntheticV1Options extends SyntheticOptions {
  /** Canonical form. Default: by the seed. */
  readonly keyId?: string;
  /** Default 0x00000001: play on PC, restore not denied. */
  readonly rights?: number;
  /** Default 150. */
  readonly appSec?: number;
  /** 4 bytes. Default: zeros. */
  readonly expiryDate?: Uint8Array;
  /** `licVersion` as big-endian number. Default 0x00010000. */
  readonly version?: number;
}

/** Bytes that stand for the two certificates, whose layout is not documented. */
const certificatesLength = 240;

/**
 * A synthetic version 1 license: a LICENSE with made-up signature and key behind made-up certificates. No issuer made
 * it, no content belongs to it and it opens nothing. Files over 4,096 bytes are not recognised without an envelope.
 */
export function buildV1License(options: SyntheticV1Options): Uint8Array {
  const source = new OpaqueSource(options);
  const keyId = parseKeyId(options.keyId ?? formatKeyId(source.bytes(16)));
  if (!keyId) throw new LicenseStoreError('invalid-argument', 'keyId: no GUID.');
  const natural = certificatesLength + v1LicenseLength;
  const certificates = source.opaque(certificatesLength + paddingFor(options.size, natural));

  const license = new Uint8Array(v1LicenseLength);
  const view = viewOf(license);
  view.setUint32(v1Layout.licVersion, options.version ?? 0x0001_0000);
  view.setUint32(v1Layout.dataLen, v1DataLength, true);
  license.set(source.opaque(40), v1Layout.sign);
  license.set(new TextEncoder().encode(encodeBase64(keyId)), v1Layout.keyId);
  license.set(source.opaque(80), v1Layout.key);
  view.setUint32(v1Layout.rights, options.rights ?? 0x0000_0001, true);
  view.setUint32(v1Layout.appSec, options.appSec ?? 150, true);
  license.set(options.expiryDate ?? new Uint8Array(4), v1Layout.expiryDate);
  return concatBytes([certificates, license]);
}
