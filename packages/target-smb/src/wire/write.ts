import type { ByteReader } from './byte-reader.js';
import { checkBody, headerLength } from './header.js';

/** Bytes of a WRITE request in front of its data, its header included. */
export const writeDataAt: number = headerLength + 48;

/**
 * WRITE request, [MS-SMB2] 2.2.21, as a whole message with room for the header: the data is copied once.
 * @param parts of together `length` bytes.
 */
export function encodeWrite(request: {
  readonly fileId: Buffer;
  readonly offset: number;
  readonly length: number;
  readonly parts: readonly Uint8Array[];
}): Buffer {
  const message = Buffer.allocUnsafe(writeDataAt + request.length);
  const body = message.fill(0, 0, writeDataAt).subarray(headerLength);
  body.writeUInt16LE(49, 0);
  body.writeUInt16LE(writeDataAt, 2);
  body.writeUInt32LE(request.length, 4);
  body.writeBigUInt64LE(BigInt(request.offset), 8);
  request.fileId.copy(body, 16);
  let at = writeDataAt;
  for (const part of request.parts) {
    message.set(part, at);
    at += part.length;
  }
  return message;
}

/** Bytes the server took, [MS-SMB2] 2.2.22. */
export function decodeWrite(message: ByteReader): number {
  checkBody(message, 17);
  return message.u32(headerLength + 4);
}
