import type { ByteReader } from './byte-reader.js';
import { checkBody, headerLength, variablePart } from './header.js';

/** READ request, [MS-SMB2] 2.2.19. */
export function encodeRead(request: {
  readonly fileId: Buffer;
  readonly offset: number;
  readonly length: number;
}): Buffer {
  // The structure size counts one byte of a buffer that must be there, if empty.
  const body = Buffer.alloc(49);
  body.writeUInt16LE(49, 0);
  // Where the server puts the data of its response: behind its own header and body.
  body.writeUInt8(headerLength + 16, 2);
  body.writeUInt32LE(request.length, 4);
  body.writeBigUInt64LE(BigInt(request.offset), 8);
  request.fileId.copy(body, 16);
  return body;
}

/** The data of a READ response, [MS-SMB2] 2.2.20: part of the message, not a copy. `asked` bytes are the most. */
export function decodeRead(message: ByteReader, asked: number): Buffer {
  checkBody(message, 17);
  const length = message.u32(headerLength + 4);
  if (length > asked) throw message.malformed('it has more data than was asked for');
  return variablePart(message, message.u8(headerLength + 2), length);
}
