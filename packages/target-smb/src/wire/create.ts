import { ByteReader } from './byte-reader.js';
import { kindOf, normalFile, type FileKind } from './file-attributes.js';
import { millisecondsOf } from './file-time.js';
import { checkBody, headerLength, variablePart } from './header.js';

/** Access rights, [MS-SMB2] 2.2.13.1. For directories `writeData` adds files (2.2.13.1.2). */
export const access = {
  readData: 0x0000_0001,
  writeData: 0x0000_0002,
  readAttributes: 0x0000_0080,
  writeAttributes: 0x0000_0100,
  delete: 0x0001_0000,
  synchronize: 0x0010_0000,
} as const;

/** What others may do meanwhile, [MS-SMB2] 2.2.13. */
export const sharing = { read: 0x1, write: 0x2, delete: 0x4 } as const;

/** What happens where the name is taken or free, [MS-SMB2] 2.2.13. */
export const disposition = { open: 1, create: 2, openOrCreate: 3, overwriteOrCreate: 5 } as const;

/** Options, [MS-SMB2] 2.2.13. Links are opened themselves, not what they lead to. */
export const createOption = {
  directory: 0x0000_0001,
  notDirectory: 0x0000_0040,
  reparsePoint: 0x0020_0000,
} as const;

/** The user is known to the server, who acts in their name, [MS-SMB2] 2.2.13. */
const impersonation = 2;

export interface CreateRequest {
  /** Relative to the share, separated by `\`; `''` is the share itself. */
  readonly path: string;
  readonly access: number;
  readonly sharing: number;
  readonly disposition: number;
  readonly options: number;
  /** Whether to be told the number of the file. */
  readonly number?: boolean;
}

export interface CreateResponse {
  /** 16 bytes. */
  readonly fileId: Buffer;
  readonly kind: FileKind;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** Of the file on its volume, which it keeps when it is renamed; absent where nobody asked or the server does not tell. */
  readonly number: bigint | undefined;
}

/** SMB2_CREATE_QUERY_ON_DISK_ID, [MS-SMB2] 2.2.13.2.9: the request has no data. */
const queryNumber = 'QFid';
/** Bytes of a context in front of its name, [MS-SMB2] 2.2.13.2. */
const contextLength = 16;

/** CREATE request, [MS-SMB2] 2.2.13; without oplock or lease. */
export function encodeCreate(request: CreateRequest): Buffer {
  const name = Buffer.from(request.path, 'utf16le');
  const fixed = Buffer.alloc(56);
  fixed.writeUInt16LE(57, 0);
  fixed.writeUInt32LE(impersonation, 4);
  fixed.writeUInt32LE(request.access, 24);
  fixed.writeUInt32LE(request.options & createOption.directory ? 0 : normalFile, 28);
  fixed.writeUInt32LE(request.sharing, 32);
  fixed.writeUInt32LE(request.disposition, 36);
  fixed.writeUInt32LE(request.options, 40);
  fixed.writeUInt16LE(headerLength + fixed.length, 44);
  fixed.writeUInt16LE(name.length, 46);
  // The buffer must have at least one byte, whatever the name.
  if (!request.number) return Buffer.concat([fixed, name.length === 0 ? Buffer.alloc(1) : name]);
  const context = Buffer.alloc(24);
  context.writeUInt16LE(contextLength, 4);
  context.writeUInt16LE(queryNumber.length, 6);
  context.write(queryNumber, contextLength, 'latin1');
  // Contexts begin at a multiple of 8, as both headers end.
  const padding = Buffer.alloc(-name.length & 7);
  fixed.writeUInt32LE(headerLength + fixed.length + name.length + padding.length, 48);
  fixed.writeUInt32LE(context.length, 52);
  return Buffer.concat([fixed, name, padding, context]);
}

/** CREATE response, [MS-SMB2] 2.2.14. */
export function decodeCreate(message: ByteReader): CreateResponse {
  checkBody(message, 89);
  const body = headerLength;
  return {
    fileId: Buffer.from(message.slice(body + 64, 16)),
    kind: kindOf(message.u32(body + 56)),
    size: message.size(body + 48),
    modified: millisecondsOf(message.u64(body + 24)),
    number: decodeNumber(message, message.u32(body + 80), message.u32(body + 84)),
  };
}

/** The number among the contexts of a response, [MS-SMB2] 2.2.14.2.9. */
function decodeNumber(message: ByteReader, offset: number, length: number): bigint | undefined {
  const contexts = new ByteReader(variablePart(message, offset, length), 'contexts of a file');
  let at = 0;
  while (at < contexts.length) {
    const name = contexts.slice(at + contexts.u16(at + 4), contexts.u16(at + 6));
    if (name.toString('latin1') === queryNumber) {
      const data = contexts.slice(at + contexts.u16(at + 10), contexts.u32(at + 12));
      // 0 is what a file system says that numbers no files.
      return new ByteReader(data, 'number of a file').u64(0) || undefined;
    }
    const next = contexts.u32(at);
    if (next === 0) return undefined;
    if (next < contextLength) throw contexts.malformed('one lies within another');
    at += next;
  }
  return undefined;
}
