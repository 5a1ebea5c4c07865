import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type CipherGCMTypes,
  type CipherCCMTypes,
  type KeyObject,
} from 'node:crypto';
import { keepFreedMemory } from '../crypto/sealed-memory.js';
import { SmbError } from '../errors/smb-error.js';
import { ByteReader } from '../wire/byte-reader.js';
import type { CipherName } from '../wire/negotiate-contexts.js';
import {
  authenticatedFrom,
  decodeTransformHeader,
  encodeTransformHeader,
  transformHeaderLength,
} from '../wire/transform-header.js';

const tagLength = 16;
/** Messages under one key before a nonce would be in danger: far below the limit of GCM. */
const maxMessages = 2 ** 32;

interface Algorithm {
  readonly mode: 'ccm' | 'gcm';
  readonly node: string;
  readonly keyBits: 128 | 256;
  /** Bytes of the 16 in the header that are used, [MS-SMB2] 2.2.41. */
  readonly nonceLength: number;
}

const algorithms: Readonly<Record<CipherName, Algorithm>> = {
  'AES-128-GCM': { mode: 'gcm', node: 'aes-128-gcm', keyBits: 128, nonceLength: 12 },
  'AES-128-CCM': { mode: 'ccm', node: 'aes-128-ccm', keyBits: 128, nonceLength: 11 },
  'AES-256-GCM': { mode: 'gcm', node: 'aes-256-gcm', keyBits: 256, nonceLength: 12 },
  'AES-256-CCM': { mode: 'ccm', node: 'aes-256-ccm', keyBits: 256, nonceLength: 11 },
};

export function keyBitsOf(cipher: CipherName): 128 | 256 {
  return algorithms[cipher].keyBits;
}

/** The ciphers this Node really has, best first by speed: each is tried once. */
export function availableCiphers(): readonly CipherName[] {
  return (Object.keys(algorithms) as CipherName[]).filter((name) => {
    try {
      const key = createSecretKey(Buffer.alloc(algorithms[name].keyBits / 8));
      const message = { parts: [Buffer.alloc(1)], length: 1 };
      encrypt(algorithms[name], key, Buffer.alloc(16), Buffer.alloc(0), message);
      return true;
    } catch {
      return false;
    }
  });
}

/** Encrypts messages of one session and decrypts the server's, [MS-SMB2] 3.1.4.3. */
export class MessageCipher {
  readonly #algorithm: Algorithm;
  // Key objects, made once: Node makes one of bytes each time, which takes longer than a small message.
  readonly #keys: { readonly encryption: KeyObject; readonly decryption: KeyObject };
  readonly #sessionId: bigint;
  #sent = 0;

  constructor(
    cipher: CipherName,
    keys: { readonly encryption: Buffer; readonly decryption: Buffer },
    sessionId: bigint,
  ) {
    this.#algorithm = algorithms[cipher];
    this.#keys = {
      encryption: createSecretKey(keys.encryption),
      decryption: createSecretKey(keys.decryption),
    };
    this.#sessionId = sessionId;
    keepFreedMemory();
  }

  /**
   * Header, and behind it the encrypted message, in parts, each in memory of its own once it is large; `data` is what
   * follows `head` in the message.
   */
  seal(head: Buffer, data: readonly Uint8Array[] = []): readonly [header: Buffer, ...Buffer[]] {
    if (this.#sent === maxMessages) {
      throw new SmbError('ECONNRESET', 'The connection has used up the nonces of its key.');
    }
    // A key is used by one session in one direction, so a counter never repeats under it.
    const nonce = Buffer.alloc(16);
    nonce.writeBigUInt64LE(BigInt(this.#sent++));
    const length = data.reduce((sum, part) => sum + part.length, head.length);
    const header = encodeTransformHeader({ nonce, length, sessionId: this.#sessionId });
    const authenticated = header.subarray(authenticatedFrom);
    const key = this.#keys.encryption;
    const message = { parts: [head, ...data], length };
    const { sealed, tag } = encrypt(this.#algorithm, key, nonce, authenticated, message);
    tag.copy(header, 4);
    return [header, ...sealed];
  }

  /** The message in a frame; `EBADMSG` where it is not exactly what the server sent to this session. */
  open(frame: Buffer): Buffer {
    const header = decodeTransformHeader(new ByteReader(frame, 'encrypted message'));
    if (header.sessionId !== this.#sessionId) {
      throw SmbError.malformed('an encrypted message of another session');
    }
    const { mode, node, nonceLength } = this.#algorithm;
    const nonce = header.nonce.subarray(0, nonceLength);
    const options = { authTagLength: tagLength };
    const decipher =
      mode === 'ccm'
        ? createDecipheriv(node as CipherCCMTypes, this.#keys.decryption, nonce, options)
        : createDecipheriv(node as CipherGCMTypes, this.#keys.decryption, nonce, options);
    decipher.setAuthTag(header.tag);
    decipher.setAAD(frame.subarray(authenticatedFrom, transformHeaderLength), {
      plaintextLength: header.length,
    });
    try {
      const message = decipher.update(frame.subarray(transformHeaderLength));
      decipher.final();
      return message;
    } catch (cause) {
      throw new SmbError('EBADMSG', 'A message of the server has a wrong tag.', { cause });
    }
  }
}

function encrypt(
  { mode, node, nonceLength }: Algorithm,
  key: KeyObject,
  nonce: Buffer,
  authenticated: Buffer,
  { parts, length }: { readonly parts: readonly Uint8Array[]; readonly length: number },
): { readonly sealed: readonly Buffer[]; readonly tag: Buffer } {
  const options = { authTagLength: tagLength };
  const used = nonce.subarray(0, nonceLength);
  const cipher =
    mode === 'ccm'
      ? createCipheriv(node as CipherCCMTypes, key, used, options)
      : createCipheriv(node as CipherGCMTypes, key, used, options);
  cipher.setAAD(authenticated, { plaintextLength: length });
  // CCM takes a message as a whole only (RFC 3610 has its length in the first block, OpenSSL one update).
  const pieces = mode === 'ccm' && parts.length > 1 ? [Buffer.concat(parts, length)] : parts;
  const sealed = pieces.map((piece) => cipher.update(piece));
  cipher.final();
  return { sealed, tag: cipher.getAuthTag() };
}
