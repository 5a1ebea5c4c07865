import type { ProcessIdentity } from '../host/process-identity.js';
import type { Lease } from './lease.js';

/** Nonces of leases whose runs have ended in this process without being able to say so in the file. */
const abandoned = new Set<string>();
/** The oldest are forgotten beyond so many: then a time to live is waited, as for anybody's lease. */
const mostRemembered = 1000;

/** The run has ended and its lease may still look alive. */
export function abandon({ nonce }: Lease): void {
  abandoned.add(nonce);
  for (const oldest of abandoned) {
    if (abandoned.size <= mostRemembered) return;
    abandoned.delete(oldest);
  }
}

/** The lease is in use, or its file tells that it is not. */
export function forget({ nonce }: Lease): void {
  abandoned.delete(nonce);
}

/** True if the lease was held by a run of this very process that is known to have ended. */
export function isAbandoned({ nonce, owner }: Lease, { self }: ProcessIdentity): boolean {
  return (
    abandoned.has(nonce) &&
    owner.hostId === self.hostId &&
    owner.bootId === self.bootId &&
    owner.pid === self.pid &&
    owner.processStart === self.processStart
  );
}
