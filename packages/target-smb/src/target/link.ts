import type { SmbClient } from '../client/smb-client.js';
import type { SmbShare } from '../client/smb-share.js';
import { SmbError } from '../errors/smb-error.js';

/** A session, and a share that is open in it. */
export interface Session {
  readonly client: SmbClient;
  readonly share: SmbShare;
}

/**
 * A share that is connected anew when its connection was lost: between operations, never within one. Files that were open
 * are gone with the old connection.
 */
export class Link {
  readonly #connect: () => Promise<Session>;
  #session: Promise<Session> | undefined;
  #current: Session | undefined;
  #closed = false;

  constructor(connect: () => Promise<Session>) {
    this.#connect = connect;
  }

  async share(): Promise<SmbShare> {
    // What is under way while it is closed does not connect anew.
    if (this.#closed) throw new SmbError('EBADF', 'The connection has been closed.');
    if (this.#current?.client.ended) {
      this.#current = undefined;
      this.#session = undefined;
    }
    const session = (this.#session ??= this.#connect());
    try {
      this.#current = await session;
      return this.#current.share;
    } catch (error) {
      // The next operation tries again, unless another one does already.
      if (this.#session === session) this.#session = undefined;
      throw error;
    }
  }

  /** What was negotiated; `undefined` while nothing is connected. */
  get client(): SmbClient | undefined {
    return this.#current?.client;
  }

  async close(): Promise<void> {
    this.#closed = true;
    const session = this.#session;
    await (await session?.catch(() => undefined))?.client.close();
  }
}
