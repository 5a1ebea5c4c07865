import type { ByteReader } from './byte-reader.js';
import { checkBody, headerLength, variablePart } from './header.js';

/** The request is an FSCTL, [MS-SMB2] 2.2.31. */
const isFsctl = 0x0000_0001;
/** The file id of codes that concern no file, [MS-SMB2] 2.2.31. */
const noFile = Buffer.alloc(16, 0xff);

/** IOCTL request, [MS-SMB2] 2.2.31, for a code that concerns no file. */
export function encodeIoctl(request: {
  readonly code: number;
  readonly input: Buffer;
  /** Bytes. */
  readonly maxOutput: number;
}): Buffer {
  const fixed = Buffer.alloc(56);
  fixed.writeUInt16LE(57, 0);
  fixed.writeUInt32LE(request.code, 4);
  noFile.copy(fixed, 8);
  fixed.writeUInt32LE(headerLength + fixed.length, 24);
  fixed.writeUInt32LE(request.input.length, 28);
  fixed.writeUInt32LE(request.maxOutput, 44);
  fixed.writeUInt32LE(isFsctl, 48);
  return Buffer.concat([fixed, request.input]);
}

/** The output of an IOCTL response, [MS-SMB2] 2.2.32. */
export function decodeIoctl(message: ByteReader, code: number): Buffer {
  checkBody(message, 49);
  if (message.u32(headerLength + 4) !== code) throw message.malformed('it answers another code');
  return variablePart(message, message.u32(headerLength + 32), message.u32(headerLength + 36));
}
