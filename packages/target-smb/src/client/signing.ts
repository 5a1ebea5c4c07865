import { createCipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import { AesCmac } from '../crypto/aes-cmac.js';
import { headerFlags, signatureAt, signatureLength } from '../wire/header.js';
import { dialects } from '../wire/dialect.js';
import type { SigningName } from '../wire/negotiate-contexts.js';

/** Signs messages under one key and checks those of the server, [MS-SMB2] 3.1.4.1. */
export interface Signer {
  /** Puts the signature of a request into its header. */
  sign(message: Buffer): void;
  /** Whether a response has the signature of its content. */
  verifies(message: Buffer): boolean;
}

/** The signing algorithms of this client, best first by speed. */
export const signingPreference: readonly SigningName[] = ['AES-GMAC', 'AES-CMAC', 'HMAC-SHA256'];

/** The algorithm of a dialect that does not negotiate it, [MS-SMB2] 3.1.4.1. */
export function defaultSigning(dialect: number): SigningName {
  return dialect < dialects['3.0'] ? 'HMAC-SHA256' : 'AES-CMAC';
}

export function createSigner(name: SigningName, key: Buffer): Signer {
  const code = codes[name](key);
  return {
    sign: (message) => {
      message.writeUInt32LE(message.readUInt32LE(16) | headerFlags.signed, 16);
      message.fill(0, signatureAt, signatureAt + signatureLength);
      code(message, false).copy(message, signatureAt);
    },
    verifies: (message) => {
      const received = Buffer.from(message.subarray(signatureAt, signatureAt + signatureLength));
      message.fill(0, signatureAt, signatureAt + signatureLength);
      const expected = code(message, true);
      received.copy(message, signatureAt);
      return timingSafeEqual(received, expected);
    },
  };
}

/** The 16 bytes of a signature over a message whose signature is zero. */
type Code = (message: Buffer, fromServer: boolean) => Buffer;

const codes: Readonly<Record<SigningName, (key: Buffer) => Code>> = {
  'HMAC-SHA256': (key) => (message) =>
    createHmac('sha256', key).update(message).digest().subarray(0, signatureLength),
  'AES-CMAC': (key) => {
    const cmac = new AesCmac(key);
    return (message) => cmac.code(message);
  },
  'AES-GMAC': (key) => (message, fromServer) => {
    const cipher = createCipheriv('aes-128-gcm', key, gmacNonce(message, fromServer));
    cipher.setAAD(message).final();
    return cipher.getAuthTag();
  },
};

/**
 * The nonce of a GMAC, [MS-SMB2] 3.1.4.1: the message id, then 4 bytes of which the lowest bit tells the server, the
 * next one a CANCEL, which this client does not send.
 */
function gmacNonce(message: Buffer, fromServer: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  message.copy(nonce, 0, 24, 32);
  nonce.writeUInt32LE(fromServer ? 1 : 0, 8);
  return nonce;
}
