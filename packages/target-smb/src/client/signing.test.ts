import { createCipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sessionKeys } from '../crypto/session-keys.js';
import { published } from '../fixtures/published-exchange.js';
import { PreauthHash } from './preauth-hash.js';
import { createSigner, signingPreference } from './signing.js';

const { signing } = sessionKeys({
  dialect: 0x0311,
  sessionKey: published.sessionKey,
  preauthHash: published.hashAfter,
  cipherBits: 128,
});

describe('the published session of 3.1.1', () => {
  it('has its hash over the messages before', () => {
    const hash = new PreauthHash(published.hashBefore);
    for (const name of ['firstRequest', 'firstResponse', 'secondRequest'] as const) {
      hash.update(published[name]);
    }
    expect(hash.value).toEqual(published.hashAfter);
  });

  it('has the signature of its last response', () => {
    expect(createSigner('AES-CMAC', signing).verifies(Buffer.from(published.lastResponse))).toBe(
      true,
    );
  });

  it('has another signature once a bit is flipped, wherever', () => {
    const signer = createSigner('AES-CMAC', signing);
    for (let at = 0; at < published.lastResponse.length; at++) {
      const message = Buffer.from(published.lastResponse);
      message[at]! ^= 0x10;
      expect(signer.verifies(message), `byte ${at}`).toBe(false);
    }
  });
});

describe.each(signingPreference)('%s', (name) => {
  const message = (): Buffer => Buffer.from(published.secondRequest);

  it('marks the request as signed and signs it', () => {
    const signed = message();
    createSigner(name, signing).sign(signed);
    expect(signed.readUInt32LE(16) & 8).toBe(8);
    expect(signed.subarray(48, 64)).not.toEqual(Buffer.alloc(16));
    expect(signed.subarray(64)).toEqual(message().subarray(64));
  });

  it('signs what follows the head as a part of the message', () => {
    const [whole, head, data] = [message(), message().subarray(0, 75), message().subarray(75)];
    createSigner(name, signing).sign(whole);
    createSigner(name, signing).sign(head, [data.subarray(0, 7), data.subarray(7)]);
    expect(head.subarray(48, 64)).toEqual(whole.subarray(48, 64));
  });

  it('depends on the key', () => {
    const [one, other] = [message(), message()];
    createSigner(name, signing).sign(one);
    createSigner(name, Buffer.alloc(16, 1)).sign(other);
    expect(one).not.toEqual(other);
  });
});

describe('AES-GMAC', () => {
  it('is GCM over the message alone, with message id and sender as nonce', () => {
    const signed = Buffer.from(published.secondRequest);
    createSigner('AES-GMAC', signing).sign(signed);
    const nonce = Buffer.concat([signed.subarray(24, 32), Buffer.alloc(4)]);
    const cipher = createCipheriv('aes-128-gcm', signing, nonce);
    cipher.setAAD(Buffer.from(signed).fill(0, 48, 64)).final();
    expect(signed.subarray(48, 64)).toEqual(cipher.getAuthTag());
  });

  it('does not take a message of our own for one of the server', () => {
    const signer = createSigner('AES-GMAC', signing);
    const signed = Buffer.from(published.secondRequest);
    signer.sign(signed);
    expect(signer.verifies(signed)).toBe(false);
  });
});
