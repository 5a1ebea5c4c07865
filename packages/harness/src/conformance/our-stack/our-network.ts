import type { TargetResolver } from '@wmdrm/core';
import { simulateUncNetwork } from '../../unc-network/simulate-unc-network.js';
import type { DirectoryKind } from '../subject/conformance-subject.js';

/** Where directories of each kind lie; a `file` lies among the fresh ones. */
const shares = {
  fresh: String.raw`\\nas\backups`,
  file: String.raw`\\nas\backups`,
  'unknown-host': String.raw`\\nowhere\backups`,
  'unknown-share': String.raw`\\nas\nothing`,
  'read-only': String.raw`\\nas\archive`,
  denied: String.raw`\\nas\private`,
  full: String.raw`\\nas\crowded`,
} as const satisfies Record<DirectoryKind, string>;

/** The network all machines of our stack are in. */
export class OurNetwork {
  readonly #network = simulateUncNetwork({
    hosts: {
      nas: {
        shares: {
          backups: {},
          archive: { readOnly: true },
          private: { users: { somebody: 'write' } },
          crowded: { quotaBytes: 0 },
        },
      },
    },
  });
  #directories = 0;

  get resolver(): TargetResolver {
    return this.#network;
  }

  async directory(kind: DirectoryKind): Promise<string> {
    this.#directories += 1;
    const name = `set-${this.#directories}`;
    if (kind === 'file') await this.#network.host('nas').share('backups').put(name, 'no directory');
    return `${shares[kind]}\\${name}`;
  }
}
