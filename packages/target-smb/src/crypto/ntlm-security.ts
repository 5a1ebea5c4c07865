import { createHash } from 'node:crypto';
import { hmacMd5 } from './ntlm-v2.js';
import { Rc4 } from './rc4.js';

/** Who sends; each direction has keys of its own. */
export type NtlmSender = 'client' | 'server';

/** SIGNKEY with extended session security ([MS-NLMP] 3.4.5.2). */
export function ntlmSignKey(sessionKey: Uint8Array, sender: NtlmSender): Buffer {
  return keyOf(sessionKey, sender, 'signing');
}

/** SEALKEY with extended session security and 128 bits ([MS-NLMP] 3.4.5.3). */
export function ntlmSealKey(sessionKey: Uint8Array, sender: NtlmSender): Buffer {
  return keyOf(sessionKey, sender, 'sealing');
}

/** What one side says under an NTLM session key, message by message. */
export class NtlmSecurity {
  readonly #signKey: Buffer;
  readonly #stream: Rc4;
  #sequence = 0;

  constructor(sessionKey: Uint8Array, sender: NtlmSender) {
    this.#signKey = ntlmSignKey(sessionKey, sender);
    this.#stream = new Rc4(ntlmSealKey(sessionKey, sender));
  }

  /**
   * GSS_GetMIC: the 16-byte signature of the next message, with extended session security and key exchange
   * ([MS-NLMP] 2.2.2.9.2 and 3.4.4.2).
   */
  sign(message: Uint8Array): Buffer {
    const sequence = Buffer.alloc(4);
    sequence.writeUInt32LE(this.#sequence++);
    const code = hmacMd5(this.#signKey, sequence, message).subarray(0, 8);
    return Buffer.concat([Buffer.of(1, 0, 0, 0), this.#stream.apply(code), sequence]);
  }

  /** GSS_Wrap: the next message sealed, and its signature ([MS-NLMP] 3.4.3). */
  seal(message: Uint8Array): { readonly sealed: Buffer; readonly signature: Buffer } {
    return { sealed: this.#stream.apply(message), signature: this.sign(message) };
  }
}

/** The constants are those of [MS-NLMP] 3.4.5.2 and 3.4.5.3, with their terminating zero byte. */
function keyOf(sessionKey: Uint8Array, sender: NtlmSender, purpose: string): Buffer {
  const direction = sender === 'client' ? 'client-to-server' : 'server-to-client';
  const constant = `session key to ${direction} ${purpose} key magic constant\0`;
  return createHash('md5').update(sessionKey).update(constant, 'latin1').digest();
}
