import type { ByteReader } from './byte-reader.js';
import { checkBody } from './header.js';

/**
 * The requests that say nothing but their command: LOGOFF, TREE_DISCONNECT and ECHO ([MS-SMB2] 2.2.7, 2.2.11, 2.2.28).
 * Their responses look the same.
 */
export function encodeBare(): Buffer {
  return Buffer.of(4, 0, 0, 0);
}

export function decodeBare(message: ByteReader): void {
  checkBody(message, 4);
}
