import { availableParallelism } from 'node:os';
import type { Host } from '@wmdrm/core';
import { chunkWorkers } from './chunk-workers.js';
import { nodeClock } from './node-clock.js';
import { nodeHasher } from './node-hasher.js';
import { nodeRandom } from './node-random.js';
import { nodeScheduler } from './node-scheduler.js';
import { nodeTracing } from './node-tracing.js';
import { nodeZstd } from './node-zstd.js';
import { processIdentity } from './process-identity.js';
import { nodeSystem } from './system.js';

/** More threads than this gain little: disk or network are the limit then, and each takes memory. */
const mostThreads = 4;

/** Parts of the host to put in place of Node's own, for tests and simulations. */
export type NodeHostOptions = Partial<Host>;

/**
 * The host for Node: native digests, system clock and random numbers, a process identity that recognises a writer of
 * the same machine that died, and up to four threads. Takes one reading of the machine's identity; make one host and share it.
 */
export function nodeHost(options: NodeHostOptions = {}): Host {
  const { processors = Math.min(mostThreads, availableParallelism()) } = options;
  return {
    hasher: options.hasher ?? nodeHasher,
    clock: options.clock ?? nodeClock,
    random: options.random ?? nodeRandom,
    scheduler: options.scheduler ?? nodeScheduler,
    process: options.process ?? processIdentity(nodeSystem),
    processors,
    chunkWorkers: options.chunkWorkers ?? chunkWorkers({ threads: processors }),
    tracing: options.tracing ?? nodeTracing,
    zstd: options.zstd ?? nodeZstd,
  };
}
