import { createHash } from 'node:crypto';

/**
 * The preauthentication integrity of 3.1.1 ([MS-SMB2] 3.2.5.2 and 3.2.5.3): a hash over every message before the session
 * has its keys. The keys depend on it, so who changed one of them has other keys.
 */
export class PreauthHash {
  #value: Buffer;

  /** @param start the hash so far; nothing yet is 64 zeros. */
  constructor(start: Buffer = Buffer.alloc(64)) {
    this.#value = start;
  }

  /** Takes in a whole message, as it was sent or received. */
  update(message: Buffer): void {
    this.#value = createHash('sha512').update(this.#value).update(message).digest();
  }

  get value(): Buffer {
    return this.#value;
  }
}
