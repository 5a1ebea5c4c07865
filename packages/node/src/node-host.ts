import type { Host } from '@wmdrm/core';
import { nodeClock } from './node-clock.js';
import { nodeHasher } from './node-hasher.js';
import { nodeRandom } from './node-random.js';
import { nodeScheduler } from './node-scheduler.js';
import { nodeTracing } from './node-tracing.js';
import { processIdentity } from './process-identity.js';
import { nodeSystem } from './system.js';

/** Parts of the host to put in place of Node's own, for tests and simulations. */
export type NodeHostOptions = Partial<Host>;

/**
 * The host for Node: native digests, system clock and random numbers, and a process identity that recognises a writer
 * of the same machine that died. Takes one reading of the machine's identity; make one host and share it.
 */
export function nodeHost(options: NodeHostOptions = {}): Host {
  return {
    hasher: options.hasher ?? nodeHasher,
    clock: options.clock ?? nodeClock,
    random: options.random ?? nodeRandom,
    scheduler: options.scheduler ?? nodeScheduler,
    process: options.process ?? processIdentity(nodeSystem),
    tracing: options.tracing ?? nodeTracing,
  };
}
