import { ByteReader } from './byte-reader.js';
import { kindOf, type FileKind } from './file-attributes.js';
import { millisecondsOf } from './file-time.js';
import { checkBody, headerLength, variablePart } from './header.js';

/** FileDirectoryInformation, [MS-FSCC] 2.4.10. */
const fileDirectoryInformation = 0x01;
/** Bytes of an entry in front of its name. */
const entryLength = 64;

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: FileKind;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** QUERY_DIRECTORY request, [MS-SMB2] 2.2.33. */
export function encodeQueryDirectory(request: {
  readonly fileId: Buffer;
  /** `*` for everything. Wildcards are those of [MS-FSCC] 2.1.4.4. */
  readonly pattern: string;
  /** Bytes. */
  readonly maxOutput: number;
}): Buffer {
  const name = Buffer.from(request.pattern, 'utf16le');
  const fixed = Buffer.alloc(32);
  fixed.writeUInt16LE(33, 0);
  fixed.writeUInt8(fileDirectoryInformation, 2);
  request.fileId.copy(fixed, 8);
  fixed.writeUInt16LE(headerLength + fixed.length, 24);
  fixed.writeUInt16LE(name.length, 26);
  fixed.writeUInt32LE(request.maxOutput, 28);
  return Buffer.concat([fixed, name]);
}

/** The entries of a QUERY_DIRECTORY response, [MS-SMB2] 2.2.34; `.` and `..` among them. */
export function decodeQueryDirectory(message: ByteReader): readonly DirectoryEntry[] {
  checkBody(message, 9);
  const output = variablePart(
    message,
    message.u16(headerLength + 2),
    message.u32(headerLength + 4),
  );
  // The end has a status of its own: who went on asking would never get there.
  if (output.length === 0) throw message.malformed('it lists nothing');
  return decodeEntries(new ByteReader(output, 'directory listing'));
}

function decodeEntries(output: ByteReader): DirectoryEntry[] {
  const entries: DirectoryEntry[] = [];
  for (let at = 0, next = -1; next !== 0; at += next) {
    next = output.u32(at);
    const nameLength = output.u32(at + 60);
    const name = output.text(at + entryLength, nameLength);
    if (next !== 0 && next < entryLength + nameLength) {
      throw output.malformed('an entry lies in the one before');
    }
    // Whoever joins such a name to a path would leave the directory.
    if (name === '' || /[\\/\0]/.test(name)) throw output.malformed('a name has a separator');
    entries.push({
      name,
      kind: kindOf(output.u32(at + 56)),
      size: output.size(at + 40),
      modified: millisecondsOf(output.u64(at + 24)),
    });
  }
  return entries;
}
