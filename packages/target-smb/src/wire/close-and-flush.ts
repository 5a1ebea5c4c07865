import type { ByteReader } from './byte-reader.js';
import { checkBody } from './header.js';

/** CLOSE request, [MS-SMB2] 2.2.15; no attributes are asked for. */
export function encodeClose(fileId: Buffer): Buffer {
  return requestFor(fileId);
}

/** CLOSE response, [MS-SMB2] 2.2.16. */
export function decodeClose(message: ByteReader): void {
  checkBody(message, 60);
}

/** FLUSH request, [MS-SMB2] 2.2.17. */
export function encodeFlush(fileId: Buffer): Buffer {
  return requestFor(fileId);
}

/** FLUSH response, [MS-SMB2] 2.2.18. */
export function decodeFlush(message: ByteReader): void {
  checkBody(message, 4);
}

/** Both requests look the same: structure size 24, six bytes of zeros, the file. */
function requestFor(fileId: Buffer): Buffer {
  const body = Buffer.alloc(24);
  body.writeUInt16LE(24, 0);
  fileId.copy(body, 8);
  return body;
}
