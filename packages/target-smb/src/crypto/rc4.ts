/**
 * The RC4 key stream, one object per direction: successive calls go on where the last one ended. NTLM wraps its session
 * key and the checksums of its signatures with it ([MS-NLMP] 3.4); OpenSSL 3 no longer offers it by default.
 */
export class Rc4 {
  readonly #state = Uint8Array.from({ length: 256 }, (_, index) => index);
  #i = 0;
  #j = 0;

  constructor(key: Uint8Array) {
    const state = this.#state;
    for (let i = 0, j = 0; i < 256; i++) {
      j = (j + state[i]! + key[i % key.length]!) & 255;
      [state[i], state[j]] = [state[j]!, state[i]!];
    }
  }

  /** Encrypts or decrypts: both are the same. */
  apply(bytes: Uint8Array): Buffer {
    const state = this.#state;
    return Buffer.from(
      bytes.map((byte) => {
        this.#i = (this.#i + 1) & 255;
        const a = state[this.#i]!;
        this.#j = (this.#j + a) & 255;
        const b = state[this.#j]!;
        state[this.#i] = b;
        state[this.#j] = a;
        return byte ^ state[(a + b) & 255]!;
      }),
    );
  }
}
