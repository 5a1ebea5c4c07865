/**
 * The header of a record, version 1: these fields, then extensions, then {@link headerCrcLength} bytes of checksum. All
 * numbers little-endian. See `docs/formats/backup-set.md`.
 * A record is framed once, when a license enters a store, and copied byte for byte from then on.
 */
export const recordLayout = {
  /** `WLRC`. */
  magic: 0,
  version: 4,
  flags: 6,
  /** u32: fixed fields, extensions and checksum. */
  headerLength: 8,
  /** u32: header and payload. */
  totalLength: 12,
  /** u16: bits 0–3 backup verdict, 4–7 restore verdict, 8–9 persistence, 10 operator evidence. */
  policyClass: 16,
  /** u16, zero. */
  reserved: 18,
  /** u32: CRC-32 of the payload. */
  payloadCrc: 20,
  /** 32 bytes: SHA-256 of the payload. */
  payloadDigest: 24,
  /** 16 bytes: hash of the license id. */
  idHash: 56,
  extensions: 72,
} as const;

/** `WLRC` read as a little-endian u32. */
export const recordMagic = 0x4352_4c57;
export const recordVersion = 1;
/** Bytes of the checksum a header ends with. */
export const headerCrcLength = 4;
/** The shortest header there can be: no extensions. */
export const minHeaderLength: number = recordLayout.extensions + headerCrcLength;

/** The payload is left out (a ledger entry); the total length is then the header length. */
export const flagPayloadOmitted = 0x0001;
const knownFlags = flagPayloadOmitted;
/** Flags a reader must not ignore; any it does not know makes the record unsupported. */
export const unknownFlagsMask: number = 0xffff & ~knownFlags;

/** Largest record, header included: 16 MiB. */
export const maxRecordLength: number = 16 * 1024 * 1024;

/** Extension = u16 tag, u32 length, value; ascending tags. A tag with this bit must be understood by a reader. */
export const criticalExtension = 0x8000;
export const extensionHeaderLength = 6;

/** Ids of license formats. */
export const formatPattern: RegExp = /^[a-z0-9-]{1,32}$/;

/** Tags of the extensions this version writes. Readers keep others that are not critical, byte for byte. */
export const extensionTags = {
  /** Id of the license format, {@link formatPattern}. Always first. */
  format: 1,
  /** UTF-8, the license id. */
  id: 2,
  /** 16 bytes, repeated for each key id. */
  keyId: 3,
  /** UTF-8. */
  label: 4,
  /** i64, milliseconds since 1970 UTC. */
  issued: 5,
  notBefore: 6,
  notAfter: 7,
  /** UTF-8, id of the file format the payload was wrapped in. */
  container: 8,
  /** u8 kind (1 revocation), u16 length of the type, type in UTF-8, bytes. Repeated. */
  attachment: 9,
} as const;
