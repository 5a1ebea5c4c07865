/**
 * The LICENSE of a version 1 license, which stands at the end of it ([MS-DRM] 2.2.2.3.4, 2.2.2.3.5). Offsets are
 * relative to its first byte. The two certificates before it have no documented layout; LICENSE has a fixed size and
 * comes last, so it is the final 165 bytes.
 */
export const v1Layout = {
  /** 4 bytes, see {@link v1Versions}. */
  licVersion: 0,
  /** u32, little-endian: {@link v1DataLength}. */
  dataLen: 4,
  /** 40 bytes, opaque. */
  sign: 8,
  /** 25 bytes: key id in base64, ended by NUL. */
  keyId: 48,
  /** 80 bytes, opaque. */
  key: 73,
  /** u32, low bits first. */
  rights: 153,
  /** DWORD, byte order not documented. */
  appSec: 157,
  /** 4 bytes, encoding not documented. */
  expiryDate: 161,
} as const;

/** Bytes of LICENSE. */
export const v1LicenseLength = 165;
/** Bytes of LICENSEDATA: LICENSE without version, length and signature. */
export const v1DataLength = 117;
/** Bytes of the key id field. */
export const v1KeyIdLength = 25;

/** Both spellings the document gives: 2.2.2.3.4 and 3.2.5.1. Read as big-endian u32. */
export const v1Versions: readonly number[] = [0x0001_0000, 0x0001_0001];
