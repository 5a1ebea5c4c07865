import { cancelledError, throwIfCancelled } from '../errors/cancellation.js';
import { toHex } from '../bytes/hex.js';
import type { Clock } from './clock.js';
import type { Host } from './host.js';
import { portableHasher } from './portable-hasher.js';
import type { ProcessIdentity } from './process-identity.js';
import type { Random } from './random.js';

const clock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      throwIfCancelled(signal);
      const onAbort = (): void => {
        clearTimeout(timer);
        reject(cancelledError(signal));
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      }, milliseconds);
      signal?.addEventListener('abort', onAbort, { once: true });
    }),
};

const random: Random = { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) };

/** Without help from the platform every other process is a stranger, also on the same machine. */
function lonelyProcess(): ProcessIdentity {
  const hostId = toHex(random.bytes(16));
  const self = { hostId, bootId: hostId, pid: 0, processStart: 'unknown' };
  return { self, status: (owner) => (owner.hostId === hostId ? 'alive' : 'unknown') };
}

/**
 * A host of nothing but standard JavaScript globals. Correct everywhere; digests are some twenty times slower than
 * native ones, and a writer that died is only recognised by its silent lease.
 */
export const portableHost: Host = {
  hasher: portableHasher,
  clock,
  random,
  scheduler: { later: (task) => void setTimeout(task, 0) },
  process: lonelyProcess(),
};
