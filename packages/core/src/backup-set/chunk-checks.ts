import type { CheckedChunk, ChunkPool, ChunkTask } from '../host/chunk-workers.js';
import type { Host } from '../host/host.js';
import { chunkChecker } from './whole-chunk.js';

/**
 * Chunks a thread has at once, its share of those under way: one it checks, and those it goes on with while this thread is
 * busy. With fewer it stands idle now and then, with more this thread does.
 */
const depth = 4;

type Answer = (checked: CheckedChunk | undefined) => void;

interface Waiting {
  readonly task: ChunkTask;
  readonly answer: Answer;
}

/**
 * Chunks that have been read and are to be checked: by the threads of a pool and, while it would only wait for them, by this
 * thread too. Each takes the oldest there is.
 */
export class ChunkChecks {
  private readonly pool: ChunkPool;
  private readonly host: Host;
  private readonly isWhole: (task: ChunkTask) => boolean;
  private readonly queue: Waiting[] = [];
  private handedOver = 0;
  private idle = false;

  constructor(pool: ChunkPool, host: Host) {
    this.pool = pool;
    this.host = host;
    this.isWhole = chunkChecker(host.hasher);
  }

  /** Takes the task's memory until it answers; with `undefined` if a thread ended over it. */
  check(task: ChunkTask): Promise<CheckedChunk | undefined> {
    return new Promise((answer) => {
      this.queue.push({ task, answer });
      this.handOver();
      if (this.idle) this.checkOne();
    });
  }

  /** Waits for something that never rejects, and checks meanwhile. */
  async until<T>(result: Promise<T>): Promise<T> {
    let settled = false;
    void result.then(() => (settled = true));
    await Promise.resolve();
    while (!settled) {
      // Threads may have answered, and reads ended, while this thread was busy.
      await new Promise<void>((resolve) => this.host.scheduler.later(resolve));
      this.handOver();
      if (settled || !this.checkOne()) break;
    }
    this.idle = true;
    try {
      return await result;
    } finally {
      this.idle = false;
    }
  }

  /** Ends the threads; what nobody has looked at is answered as not whole. */
  async close(): Promise<void> {
    for (const { task, answer } of this.queue.splice(0))
      answer({ bytes: task.bytes, whole: false });
    await this.pool.close();
  }

  private handOver(): void {
    while (this.queue.length > 0 && this.handedOver < this.pool.threads * depth) {
      const checking = this.pool.check(this.queue[0]!.task);
      if (!checking) return;
      const { answer } = this.queue.shift()!;
      this.handedOver += 1;
      void checking.then((checked) => {
        this.handedOver -= 1;
        answer(checked);
        this.handOver();
      });
    }
  }

  private checkOne(): boolean {
    const next = this.queue.shift();
    if (!next) return false;
    const { task, answer } = next;
    let whole = false;
    try {
      whole = this.isWhole(task);
    } finally {
      answer({ bytes: task.bytes, whole });
    }
    return true;
  }
}
