import type { ByteReader } from './byte-reader.js';
import { checkBody, headerLength } from './header.js';

/** Bytes of the body in front of its data. */
const fixedLength = 48;

/** WRITE request, [MS-SMB2] 2.2.21; `length` bytes of data follow this part of its body. */
export function encodeWrite(request: {
  readonly fileId: Buffer;
  readonly offset: number;
  readonly length: number;
}): Buffer {
  const body = Buffer.alloc(fixedLength);
  body.writeUInt16LE(49, 0);
  body.writeUInt16LE(headerLength + fixedLength, 2);
  body.writeUInt32LE(request.length, 4);
  body.writeBigUInt64LE(BigInt(request.offset), 8);
  request.fileId.copy(body, 16);
  return body;
}

/** Bytes the server took, [MS-SMB2] 2.2.22, of the `sent` ones. */
export function decodeWrite(message: ByteReader, sent: number): number {
  checkBody(message, 17);
  const count = message.u32(headerLength + 4);
  if (count > sent) throw message.malformed('it took more than was sent');
  return count;
}
