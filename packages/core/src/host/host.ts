import type { ChunkWorkers } from './chunk-workers.js';
import type { Clock } from './clock.js';
import type { Hasher } from './hasher.js';
import type { ProcessIdentity } from './process-identity.js';
import type { Random } from './random.js';
import type { Scheduler } from './scheduler.js';
import type { Tracing } from './tracing.js';
import type { Zstd } from './zstd.js';

/**
 * What the core needs from where it runs. {@link portableHost} works everywhere; `nodeHost()` of `@wmdrm/node` is the
 * fast one, with native digests and a process identity that recognises dead writers at once.
 */
export interface Host {
  readonly hasher: Hasher;
  readonly clock: Clock;
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly process: ProcessIdentity;
  /** Threads that check chunks. Default none: the calling thread does. */
  readonly chunkWorkers?: ChunkWorkers;
  /** Threads that may be at work at once, a whole number ≥ 1. Default 1: nothing is handed to another thread. */
  readonly processors?: number;
  /** Default none: nothing is compressed, and what is cannot be read. */
  readonly zstd?: Zstd;
  /** Tells listeners what is being done. Default none: nobody can listen. */
  readonly tracing?: Tracing;
}
