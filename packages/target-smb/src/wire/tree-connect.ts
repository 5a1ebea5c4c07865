import type { ByteReader } from './byte-reader.js';
import { checkBody, headerLength } from './header.js';

/** The type of a share with files, [MS-SMB2] 2.2.10. */
export const diskShare = 0x01;
/** Set where the server wants everything on this share encrypted, [MS-SMB2] 2.2.10. */
export const encryptShare = 0x0000_8000;

/** TREE_CONNECT request, [MS-SMB2] 2.2.9. `path` is `\\server\share`. */
export function encodeTreeConnect(path: string): Buffer {
  const name = Buffer.from(path, 'utf16le');
  const fixed = Buffer.alloc(8);
  fixed.writeUInt16LE(9, 0);
  fixed.writeUInt16LE(headerLength + fixed.length, 4);
  fixed.writeUInt16LE(name.length, 6);
  return Buffer.concat([fixed, name]);
}

/** TREE_CONNECT response, [MS-SMB2] 2.2.10. */
export function decodeTreeConnect(message: ByteReader): {
  readonly shareType: number;
  readonly shareFlags: number;
  readonly maximalAccess: number;
} {
  checkBody(message, 16);
  return {
    shareType: message.u8(headerLength + 2),
    shareFlags: message.u32(headerLength + 4),
    maximalAccess: message.u32(headerLength + 12),
  };
}
