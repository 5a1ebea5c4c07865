import type { ByteReader } from './byte-reader.js';

/** Ciphers, [MS-SMB2] 2.2.3.1.2. */
export const cipherIds = {
  'AES-128-CCM': 0x0001,
  'AES-128-GCM': 0x0002,
  'AES-256-CCM': 0x0003,
  'AES-256-GCM': 0x0004,
} as const;
export type CipherName = keyof typeof cipherIds;

/** Signing algorithms, [MS-SMB2] 2.2.3.1.7. */
export const signingIds = {
  'HMAC-SHA256': 0x0000,
  'AES-CMAC': 0x0001,
  'AES-GMAC': 0x0002,
} as const;
export type SigningName = keyof typeof signingIds;

/** Types of negotiate contexts, [MS-SMB2] 2.2.3.1. */
const contextTypes = { preauthIntegrity: 0x0001, encryption: 0x0002, signing: 0x0008 } as const;
/** The only hash of the preauthentication integrity, [MS-SMB2] 2.2.3.1.1. */
const sha512 = 0x0001;

/** What a client offers, in the order it prefers. */
export interface OfferedContexts {
  /** 32 random bytes. */
  readonly salt: Uint8Array;
  readonly ciphers: readonly CipherName[];
  readonly signings: readonly SigningName[];
}

/** What a server chose. */
export interface ChosenContexts {
  /** Absent where the server has no cipher in common, or no encryption. */
  readonly cipher?: CipherName;
  /** Absent where the server does not know this context: then it is AES-CMAC. */
  readonly signing?: SigningName;
}

/** The contexts of a request, each at a multiple of 8 bytes. */
export function encodeContexts({ salt, ciphers, signings }: OfferedContexts): Buffer {
  const contexts = [
    context(contextTypes.preauthIntegrity, Buffer.concat([words(1, salt.length, sha512), salt])),
    ...(ciphers.length === 0
      ? []
      : [
          context(
            contextTypes.encryption,
            words(ciphers.length, ...ciphers.map((name) => cipherIds[name])),
          ),
        ]),
    context(
      contextTypes.signing,
      words(signings.length, ...signings.map((name) => signingIds[name])),
    ),
  ];
  const last = contexts.length - 1;
  return Buffer.concat(contexts.map((bytes, index) => (index < last ? padTo8(bytes) : bytes)));
}

/** How many contexts {@link encodeContexts} makes. */
export function contextCount({ ciphers }: OfferedContexts): number {
  return ciphers.length === 0 ? 2 : 3;
}

/**
 * The contexts of a response ([MS-SMB2] 2.2.4.1 and 3.2.5.2). Without the one of the preauthentication integrity the
 * response is malformed; contexts of other types are passed over.
 */
export function decodeContexts(message: ByteReader, offset: number, count: number): ChosenContexts {
  let cipher: number | undefined;
  let signing: number | undefined;
  let hash: number | undefined;
  let at = offset;
  for (let index = 0; index < count; index++) {
    const type = message.u16(at);
    const length = message.u16(at + 2);
    const data = at + 8;
    message.slice(data, length);
    if (type === contextTypes.preauthIntegrity) hash = only(message, data, length, 4, hash);
    if (type === contextTypes.encryption) cipher = only(message, data, length, 2, cipher);
    if (type === contextTypes.signing) signing = only(message, data, length, 2, signing);
    at = data + Math.ceil(length / 8) * 8;
  }
  if (hash !== sha512) throw message.malformed('it does not confirm the hash SHA-512');
  const cipherName = nameOf(cipherIds, cipher);
  // 0 means that there is no cipher in common.
  if (cipher && !cipherName) throw message.malformed('it chose a cipher nobody offered');
  const signingName = nameOf(signingIds, signing);
  if (signing !== undefined && !signingName) {
    throw message.malformed('it chose a signature nobody offered');
  }
  return {
    ...(cipherName === undefined ? {} : { cipher: cipherName }),
    ...(signingName === undefined ? {} : { signing: signingName }),
  };
}

/** The one choice in a context of the response; `at` is where its list begins within the data. */
function only(
  message: ByteReader,
  data: number,
  length: number,
  at: number,
  before: number | undefined,
): number {
  if (before !== undefined) throw message.malformed('it has a context twice');
  if (length < at + 2) throw message.malformed('a context is too short');
  if (message.u16(data) !== 1) throw message.malformed('it chose more than one');
  return message.u16(data + at);
}

function nameOf<Name extends string>(
  ids: Readonly<Record<Name, number>>,
  id: number | undefined,
): Name | undefined {
  return (Object.keys(ids) as Name[]).find((name) => ids[name] === id);
}

function context(type: number, data: Buffer): Buffer {
  return Buffer.concat([words(type, data.length, 0, 0), data]);
}

function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length);
  values.forEach((value, index) => bytes.writeUInt16LE(value, 2 * index));
  return bytes;
}

function padTo8(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((8 - (bytes.length % 8)) % 8)]);
}
