import type { ByteReader } from './byte-reader.js';
import { checkBody, headerLength, variablePart } from './header.js';

/** What is asked about: its type of [MS-SMB2] 2.2.37, its class of [MS-FSCC] 2.4 and 2.5, and the bytes of an answer. */
export const infoClass = {
  /** FileInternalInformation, [MS-FSCC] 2.4.27. */
  fileInternal: { type: 0x01, class: 6, length: 8 },
  /** FileStandardInformation, [MS-FSCC] 2.4.47. */
  fileStandard: { type: 0x01, class: 5, length: 24 },
  /** FileFsFullSizeInformation, [MS-FSCC] 2.5.4. */
  fsFullSize: { type: 0x02, class: 7, length: 32 },
} as const;

export type InfoClass = (typeof infoClass)[keyof typeof infoClass];

/** QUERY_INFO request, [MS-SMB2] 2.2.37. */
export function encodeQueryInfo(fileId: Buffer, info: InfoClass): Buffer {
  const body = Buffer.alloc(41);
  body.writeUInt16LE(41, 0);
  body.writeUInt8(info.type, 2);
  body.writeUInt8(info.class, 3);
  body.writeUInt32LE(info.length, 4);
  fileId.copy(body, 24);
  return body;
}

/** The information of a QUERY_INFO response, [MS-SMB2] 2.2.38. */
export function decodeQueryInfo(message: ByteReader, info: InfoClass): Buffer {
  checkBody(message, 9);
  const output = variablePart(
    message,
    message.u16(headerLength + 2),
    message.u32(headerLength + 4),
  );
  if (output.length < info.length) throw message.malformed('its information is too short');
  return output;
}
