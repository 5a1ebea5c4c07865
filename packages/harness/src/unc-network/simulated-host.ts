import { LicenseStoreError, type Clock } from '@wmdrm/core';
import { Connection } from './connection.js';
import { foldCase } from './fold-case.js';
import type { HostOptions } from './share-options.js';
import { SimulatedShare } from './simulated-share.js';

/** One host of a simulated network. */
export class SimulatedHost {
  readonly name: string;
  readonly #connection: Connection;
  readonly #shares: ReadonlyMap<string, SimulatedShare>;

  constructor(name: string, options: HostOptions, clock: Clock) {
    this.name = name;
    this.#connection = new Connection(options.connected ?? true);
    const connection = this.#connection;
    const disconnect = (): Promise<void> => this.disconnect();
    const surroundings = { host: name, clock, connection, disconnect };
    this.#shares = new Map(
      Object.entries(options.shares).map(([share, each]) => [
        foldCase(share),
        new SimulatedShare(share, each, surroundings),
      ]),
    );
  }

  /** Whether it can be reached. */
  get connected(): boolean {
    return this.#connection.connected;
  }

  /** Takes the host off the network: what clients have open there is closed, what they are waiting for fails. */
  async disconnect(): Promise<void> {
    this.#connection.disconnect();
    for (const share of this.#shares.values()) await share.endConnections();
  }

  /** Brings it back. Files opened before stay lost. */
  connect(): void {
    this.#connection.connect();
  }

  /** A share by its name, in any case of letters; `invalid-argument` if there is none. */
  share(name: string): SimulatedShare {
    const share = this.findShare(name);
    if (share) return share;
    throw new LicenseStoreError('invalid-argument', `Host ${this.name} has no share ${name}.`);
  }

  /** The same, `undefined` if there is none. */
  findShare(name: string): SimulatedShare | undefined {
    return this.#shares.get(foldCase(name));
  }
}
