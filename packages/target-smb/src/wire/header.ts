import type { ByteReader } from './byte-reader.js';

/** Bytes of the header in front of every message, [MS-SMB2] 2.2.1.2. */
export const headerLength = 64;
/** 0xFE 'S' 'M' 'B'. */
export const protocolId = 0x424d53fe;
/** Where the signature lies. */
export const signatureAt = 48;
export const signatureLength = 16;

/** Flags of the header, [MS-SMB2] 2.2.1.2. */
export const headerFlags = {
  response: 0x0000_0001,
  asynchronous: 0x0000_0002,
  signed: 0x0000_0008,
} as const;

/** The id of messages a server sends on its own, such as an oplock break. */
export const unsolicitedMessageId = 0xffff_ffff_ffff_ffffn;

export interface RequestHeader {
  readonly command: number;
  /** Credits the request costs; 0 in the dialect 2.0.2. */
  readonly creditCharge: number;
  readonly creditRequest: number;
  readonly messageId: bigint;
  readonly treeId: number;
  readonly sessionId: bigint;
}

export interface ResponseHeader {
  readonly status: number;
  readonly command: number;
  /** Credits the server grants. */
  readonly credits: number;
  readonly flags: number;
  readonly messageId: bigint;
  /** 0 in asynchronous responses, which do not have it. */
  readonly treeId: number;
  readonly sessionId: bigint;
}

/** Header and body of a message. It is not signed yet. */
export function encodeRequest(header: RequestHeader, body: Buffer): Buffer {
  const message = Buffer.allocUnsafe(headerLength + body.length);
  body.copy(message, headerLength);
  message.fill(0, 0, headerLength);
  message.writeUInt32LE(protocolId, 0);
  message.writeUInt16LE(headerLength, 4);
  message.writeUInt16LE(header.creditCharge, 6);
  message.writeUInt16LE(header.command, 12);
  message.writeUInt16LE(header.creditRequest, 14);
  message.writeBigUInt64LE(header.messageId, 24);
  message.writeUInt32LE(header.treeId, 36);
  message.writeBigUInt64LE(header.sessionId, 40);
  return message;
}

/**
 * The responses of one message: a server may send several together whatever was asked ([MS-SMB2] 3.2.5.1.9). Each but the
 * last says where the next one begins, at a multiple of 8 bytes.
 */
export function responsesIn(message: ByteReader): readonly ByteReader[] {
  const responses: ByteReader[] = [];
  for (let at = 0; ;) {
    const length = message.u32(at + 20);
    if (length === 0) return [...responses, message.part(at, message.length - at)];
    if (length < headerLength || length % 8 !== 0) {
      throw message.malformed('its responses do not lie one behind the other');
    }
    responses.push(message.part(at, length));
    at += length;
  }
}

/** The header of a response. */
export function decodeResponseHeader(message: ByteReader): ResponseHeader {
  if (message.u32(0) !== protocolId) throw message.malformed('it is no SMB2 message');
  if (message.u16(4) !== headerLength) throw message.malformed('its header has another length');
  message.slice(0, headerLength);
  const flags = message.u32(16);
  if (!(flags & headerFlags.response)) throw message.malformed('it is no response');
  return {
    status: message.u32(8),
    command: message.u16(12),
    credits: message.u16(14),
    flags,
    messageId: message.u64(24),
    treeId: flags & headerFlags.asynchronous ? 0 : message.u32(36),
    sessionId: message.u64(40),
  };
}

/** Checks the StructureSize every body begins with. */
export function checkBody(message: ByteReader, structureSize: number): void {
  if (message.u16(headerLength) !== structureSize) {
    throw message.malformed(`its body does not have the structure size ${structureSize}`);
  }
}

/** Variable data of a body: `offset` counts from the header; nothing lies inside what is fixed. */
export function variablePart(message: ByteReader, offset: number, length: number): Buffer {
  if (length === 0) return Buffer.alloc(0);
  if (offset < headerLength) throw message.malformed('its data lies in the header');
  return message.slice(offset, length);
}
