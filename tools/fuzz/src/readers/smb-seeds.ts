import { MessageCipher } from '../../../../packages/target-smb/src/client/encryption.ts';
import { framePrefix } from '../../../../packages/target-smb/src/client/frames.ts';
import { command, type Command } from '../../../../packages/target-smb/src/wire/command.ts';
import { headerLength } from '../../../../packages/target-smb/src/wire/header.ts';
import { validateNegotiateCode } from '../../../../packages/target-smb/src/wire/validate-negotiate.ts';
import type { Layer } from '../fuzz-reader.ts';

/** The session of all encrypted messages, and the key of its server. */
export const sessionId = 9n;
export const serverKey: Buffer = Buffer.alloc(16, 0x5a);

/** Number of a body: its place, its bytes, its value. */
type Field = readonly [at: number, bytes: 1 | 2 | 4, value: number];

/** An answer that succeeds; a body's other fields are zero. Its second word is its structure size. */
function answer(
  to: Command,
  bodyLength: number,
  fields: readonly Field[],
  tail: Uint8Array = new Uint8Array(),
): Uint8Array {
  const message = Buffer.alloc(headerLength + bodyLength);
  message.write('\u00feSMB', 0, 'latin1');
  message.writeUInt16LE(headerLength, 4);
  message.writeUInt16LE(to, 12);
  message.writeUInt16LE(1, 14);
  message.writeUInt32LE(1, 16);
  message.writeBigUInt64LE(1n, 24);
  for (const [at, bytes, value] of fields) message.writeUIntLE(value, headerLength + at, bytes);
  return Uint8Array.from(Buffer.concat([message, tail]));
}

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

/**
 * The answers of a session being set up in 3.1.1, as published in the Microsoft Open Specifications blog: "SMB 2 and SMB 3
 * security in Windows 10: the anatomy of signing and cryptographic keys", appendix, first channel. The first has a challenge.
 */
const sessionSetups: readonly Uint8Array[] = [
  hex(
    'FE534D4240000100160000C00100010001000000000000000200000000000000FFFE000000000000' +
      '190000000010000000000000000000000000000000000000090000004800B300A181B03081ADA003' +
      '0A0101A10C060A2B06010401823702020AA281970481944E544C4D53535000020000000C000C0038' +
      '00000015828AE20D1D8BA31179D008000000000000000050005000440000000A0092270000000F53' +
      '005500540033003100310002000C0053005500540033003100310001000C00530055005400330031' +
      '00310004000C0053005500540033003100310003000C0053005500540033003100310007000800A1' +
      'A1F5ADCBAED00100000000',
  ),
  hex(
    'FE534D4240000100000000000100800009000000000000000300000000000000FFFE000000000000' +
      '1900000000100000EBE146DA120BA25FC3376A49DFE31BC10900000048001D00A11B3019A0030A01' +
      '00A3120410010000003B453CDC3524164200000000',
  ),
];

/** SHA-512 without salt, AES-128-GCM, AES-GMAC; each in 16 bytes. */
const contexts = hex(
  '01000600000000000100000001000000' +
    '02000400000000000100020000000000' +
    '08000400000000000100020000000000',
);
const negotiate: readonly Field[] = [
  ...([
    [0, 2, 65],
    [2, 2, 1],
    [4, 2, 0x0311],
    [6, 2, 3],
    [24, 4, 0x44],
  ] as const),
  ...([
    [28, 4, 8 << 20],
    [32, 4, 8 << 20],
    [36, 4, 8 << 20],
    [60, 4, 128],
  ] as const),
];

/** Entries as [MS-FSCC] 2.4.10 has them: each says where the next one begins. */
function listing(names: readonly string[]): Uint8Array {
  const entries = names.map((name, index) => {
    const entry = Buffer.alloc(Math.ceil((64 + name.length * 2) / 8) * 8);
    entry.writeUInt32LE(index === names.length - 1 ? 0 : entry.length, 0);
    entry.writeUInt32LE(1234, 40);
    entry.writeUInt32LE([0x10, 0x20, 0x400][index % 3] ?? 0, 56);
    entry.writeUInt32LE(name.length * 2, 60);
    entry.write(name, 64, 'utf16le');
    return entry;
  });
  return Buffer.concat(entries);
}

function output(to: Command, bytes: Uint8Array): Uint8Array {
  return answer(
    to,
    8,
    [
      [0, 2, 9],
      [2, 2, 72],
      [4, 4, bytes.length],
    ],
    bytes,
  );
}

const readAnswer = answer(
  command.read,
  16,
  [
    [0, 2, 17],
    [2, 1, 80],
    [4, 4, 100],
  ],
  new Uint8Array(100),
);
const messages: readonly Uint8Array[] = [
  answer(command.negotiate, 64, negotiate, contexts),
  ...sessionSetups,
  answer(command.treeConnect, 16, [[0, 2, 16]]),
  answer(command.create, 88, [[0, 2, 89]]),
  answer(command.close, 60, [[0, 2, 60]]),
  answer(command.flush, 4, [[0, 2, 4]]),
  readAnswer,
  answer(command.write, 16, [[0, 2, 17]]),
  answer(
    command.ioctl,
    48,
    [
      [0, 2, 49],
      [4, 4, validateNegotiateCode],
      [32, 4, 112],
      [36, 4, 24],
    ],
    new Uint8Array(24),
  ),
  output(command.queryDirectory, listing(['segments', 'manifest-0000000001.json', 'link'])),
  output(command.queryInfo, new Uint8Array(32)),
  answer(command.setInfo, 2, [[0, 2, 2]]),
  answer(command.echo, 4, [[0, 2, 4]]),
];

/** One message as it goes over the wire. */
function framed(message: Uint8Array): Uint8Array {
  return Uint8Array.from(Buffer.concat([framePrefix(message.length), message]));
}

/** What the server of the session would send. */
function sealed(message: Uint8Array): Uint8Array {
  const keys = { encryption: serverKey, decryption: serverKey };
  const server = new MessageCipher('AES-128-GCM', keys, sessionId);
  return Buffer.concat(server.seal(Buffer.from(message)));
}

/** Whole streams, messages that are cut out of one, and messages that arrive encrypted. */
export const frameLayers: readonly Layer[] = [
  { seeds: messages.map(framed).concat(framed(sealed(readAnswer))) },
  { seeds: messages, wrap: framed },
  { seeds: messages, wrap: (message) => framed(sealed(message)) },
];
