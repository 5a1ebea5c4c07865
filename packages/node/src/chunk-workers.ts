import type { ChunkPool, ChunkTask, ChunkWorkers } from '@wmdrm/core';
import { ChunkThread } from './chunk-thread-handle.js';

/** Bytes a thread must have to check to be worth its start, which costs what checking about as many does: 64 MiB. */
const worthThread: number = 64 * 1024 * 1024;

export interface ChunkWorkersOptions {
  /** Most threads an operation takes; below 2 it takes none. */
  readonly threads: number;
  /** Bytes to check for each thread that is started. Default 64 MiB; tests make it small. */
  readonly bytesPerThread?: number;
  /** Chunks wait for threads that are still starting, instead of going without. Default false; for tests. */
  readonly patient?: boolean;
  /** Module that runs in a thread. Default `chunk-thread.js` beside this one; another one in tests. */
  readonly module?: URL;
}

/** Threads that check chunks, of Node's own `worker_threads`. */
export function chunkWorkers(options: ChunkWorkersOptions): ChunkWorkers {
  const { threads, bytesPerThread = worthThread, patient = false, module } = options;
  return {
    open(bytes, most = threads) {
      const worth = Math.floor(bytes / bytesPerThread);
      const count = threads < 2 ? 0 : Math.min(threads, most, worth);
      return count > 0 ? new ChunkThreads(count, module, patient) : undefined;
    },
  };
}

class ChunkThreads implements ChunkPool {
  private readonly list: readonly ChunkThread[];
  private readonly patient: boolean;

  constructor(count: number, module: URL | undefined, patient: boolean) {
    this.patient = patient;
    this.list = Array.from({ length: count }, () => new ChunkThread(module));
  }

  get threads(): number {
    return this.list.length;
  }

  check(task: ChunkTask): ReturnType<ChunkPool['check']> {
    let idlest: ChunkThread | undefined;
    for (const thread of this.list) {
      const takes = thread.state === 'ready' || (this.patient && thread.state === 'starting');
      if (takes && (!idlest || thread.waiting < idlest.waiting)) idlest = thread;
    }
    return idlest?.check(task);
  }

  async close(): Promise<void> {
    await Promise.all(this.list.map((thread) => thread.end()));
  }
}
