import type { ByteReader } from './byte-reader.js';
import { checkBody, headerLength } from './header.js';

/** The information concerns a file, [MS-SMB2] 2.2.39. */
const infoFile = 0x01;
/** FileRenameInformation, [MS-FSCC] 2.4.42. */
const fileRename = 10;
/** Bytes Windows wants it to have at least, however short the name: its structure in memory is padded. */
const renameLength = 24;
/** FileDispositionInformation, [MS-FSCC] 2.4.11. */
const fileDisposition = 13;

/**
 * SET_INFO that gives an open file another name (FileRenameInformation for SMB2, [MS-FSCC] 2.4.42.2).
 * @param path relative to the share, separated by `\`.
 * @param replace whether it takes the place of a file of that name.
 */
export function encodeRename(fileId: Buffer, path: string, replace: boolean): Buffer {
  const name = Buffer.from(path, 'utf16le');
  const information = Buffer.alloc(Math.max(renameLength, 20 + name.length));
  information.writeUInt8(replace ? 1 : 0, 0);
  information.writeUInt32LE(name.length, 16);
  name.copy(information, 20);
  return encodeSetInfo(fileId, fileRename, information);
}

/** SET_INFO that says whether a file goes when its last handle is closed. */
export function encodeDeletePending(fileId: Buffer, pending: boolean): Buffer {
  return encodeSetInfo(fileId, fileDisposition, Buffer.of(pending ? 1 : 0));
}

/** SET_INFO response, [MS-SMB2] 2.2.40. */
export function decodeSetInfo(message: ByteReader): void {
  checkBody(message, 2);
}

/** SET_INFO request, [MS-SMB2] 2.2.39. */
function encodeSetInfo(fileId: Buffer, informationClass: number, information: Buffer): Buffer {
  const fixed = Buffer.alloc(32);
  fixed.writeUInt16LE(33, 0);
  fixed.writeUInt8(infoFile, 2);
  fixed.writeUInt8(informationClass, 3);
  fixed.writeUInt32LE(information.length, 4);
  fixed.writeUInt16LE(headerLength + fixed.length, 8);
  fileId.copy(fixed, 16);
  return Buffer.concat([fixed, information]);
}
