import { createCipheriv, createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { AesCmac } from '../crypto/aes-cmac.js';
import { headerFlags, signatureAt, signatureLength } from '../wire/header.js';
import { dialects } from '../wire/dialect.js';
import type { SigningName } from '../wire/negotiate-contexts.js';

/** Signs messages under one key and checks those of the server, [MS-SMB2] 3.1.4.1. */
export interface Signer {
  /** Puts the signature of a request into its header; `data` is what follows `head` in it. */
  sign(head: Buffer, data?: readonly Uint8Array[]): void;
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
  // Made once: Node makes a key object of bytes each time, which takes longer than to sign a small message.
  const code = codes[name](createSecretKey(key));
  return {
    sign: (head, data = []) => {
      head.writeUInt32LE(head.readUInt32LE(16) | headerFlags.signed, 16);
      head.fill(0, signatureAt, signatureAt + signatureLength);
      code([head, ...data], false).copy(head, signatureAt);
    },
    verifies: (message) => {
      const received = Buffer.from(message.subarray(signatureAt, signatureAt + signatureLength));
      message.fill(0, signatureAt, signatureAt + signatureLength);
      const expected = code([message], true);
      received.copy(message, signatureAt);
      return timingSafeEqual(received, expected);
    },
  };
}

/** A message whose signature is zero, in parts of which the first one holds the header. */
type Message = readonly [Buffer, ...Uint8Array[]];

/** The 16 bytes of its signature. */
type Code = (message: Message, fromServer: boolean) => Buffer;

const codes: Readonly<Record<SigningName, (key: KeyObject) => Code>> = {
  'HMAC-SHA256': (key) => (message) => {
    const hmac = createHmac('sha256', key);
    for (const part of message) hmac.update(part);
    return hmac.digest().subarray(0, signatureLength);
  },
  'AES-CMAC': (key) => {
    const cmac = new AesCmac(key);
    return (message) => cmac.code(message);
  },
  'AES-GMAC': (key) => (message, fromServer) => {
    const cipher = createCipheriv('aes-128-gcm', key, gmacNonce(message[0], fromServer));
    for (const part of message) cipher.setAAD(part);
    cipher.final();
    return cipher.getAuthTag();
  },
};

/**
 * The nonce of a GMAC, [MS-SMB2] 3.1.4.1: the message id, then 4 bytes of which the lowest bit tells the server, the
 * next one a CANCEL, which this client does not send.
 */
function gmacNonce(head: Buffer, fromServer: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  head.copy(nonce, 0, 24, 32);
  nonce.writeUInt32LE(fromServer ? 1 : 0, 8);
  return nonce;
}
