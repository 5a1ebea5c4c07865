import { LicenseStoreError } from '@wmdrm/core';
import type { SmbNegotiated } from '../client/smb-client.js';
import type { SmbShare } from '../client/smb-share.js';
import type { Link } from './link.js';
import { isLost, targetError, type Instead } from './target-error.js';

/** What the directory turned out to do. */
export interface Findings {
  readonly flush: 'durable' | 'none';
  readonly flushDirectory: 'durable' | 'none';
  readonly writable: boolean;
}

/** What the files of one opened target share: its link, its paths and its errors. */
export class Directory {
  readonly location: string;
  readonly findings: Findings;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly #link: Link;
  /** In the share; `''` for its root. */
  readonly #path: string;
  #open = true;

  constructor(options: {
    readonly link: Link;
    readonly location: string;
    readonly path: string;
    readonly findings: Findings;
    readonly sleep: (milliseconds: number) => Promise<void>;
  }) {
    this.location = options.location;
    this.findings = options.findings;
    this.sleep = options.sleep;
    this.#link = options.link;
    this.#path = options.path;
  }

  /** `undefined` while the connection is lost. */
  get negotiated(): SmbNegotiated | undefined {
    return this.#link.client?.negotiated;
  }

  /** Path in the share of a checked name. */
  pathOf(name: string): string {
    return [this.#path, name].filter((part) => part !== '').join('/');
  }

  assertOpen(): void {
    if (this.#open) return;
    throw new LicenseStoreError('closed', `The backup target ${this.location} has been closed.`, {
      details: { path: this.location },
    });
  }

  /** Runs an operation on a live share; its failures become errors of the core. */
  async run<T>(
    action: string,
    name: string,
    operation: (share: SmbShare) => Promise<T>,
    instead?: Instead,
  ): Promise<T> {
    this.assertOpen();
    try {
      return await operation(await this.#link.share());
    } catch (error) {
      throw targetError(error, { action, location: this.location, name }, instead);
    }
  }

  /** The same for what changes nothing: where the connection is lost meanwhile, it is asked once more over a new one. */
  async ask<T>(
    action: string,
    name: string,
    operation: (share: SmbShare) => Promise<T>,
    instead?: Instead,
  ): Promise<T> {
    const twice = async (share: SmbShare): Promise<T> => {
      try {
        return await operation(share);
      } catch (error) {
        if (!isLost(error)) throw error;
        return await operation(await this.#link.share());
      }
    };
    return await this.run(action, name, twice, instead);
  }

  /** Idempotent. What is open is closed by the server, and what was not published goes. */
  async close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await this.#link.close();
  }
}
