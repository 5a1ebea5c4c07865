import type { ByteReader } from './byte-reader.js';

/** Bytes in front of an encrypted message, [MS-SMB2] 2.2.41. */
export const transformHeaderLength = 52;
/** 0xFD 'S' 'M' 'B'. */
export const transformProtocolId = 0x424d53fd;
/** What is authenticated along with the message: nonce to session id, [MS-SMB2] 3.1.4.3. */
export const authenticatedFrom = 20;
const encrypted = 0x0001;

export interface TransformHeader {
  /** 16 bytes. */
  readonly tag: Buffer;
  /** 16 bytes, of which CCM uses 11 and GCM 12. */
  readonly nonce: Buffer;
  /** Bytes of the message. */
  readonly length: number;
  readonly sessionId: bigint;
}

/** The header without its tag, which is put at byte 4 once it is known. */
export function encodeTransformHeader(header: Omit<TransformHeader, 'tag'>): Buffer {
  const bytes = Buffer.alloc(transformHeaderLength);
  bytes.writeUInt32LE(transformProtocolId, 0);
  header.nonce.copy(bytes, authenticatedFrom);
  bytes.writeUInt32LE(header.length, 36);
  bytes.writeUInt16LE(encrypted, 42);
  bytes.writeBigUInt64LE(header.sessionId, 44);
  return bytes;
}

export function decodeTransformHeader(frame: ByteReader): TransformHeader {
  if (frame.u32(0) !== transformProtocolId) throw frame.malformed('it is not encrypted');
  const length = frame.u32(36);
  if (length !== frame.length - transformHeaderLength) {
    throw frame.malformed('its length is not that of its frame');
  }
  if (frame.u16(42) !== encrypted) throw frame.malformed('its flags are unknown');
  return {
    tag: frame.slice(4, 16),
    nonce: frame.slice(authenticatedFrom, 16),
    length,
    sessionId: frame.u64(44),
  };
}
