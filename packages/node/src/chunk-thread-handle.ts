import { Worker } from 'node:worker_threads';
import type { CheckedChunk, ChunkTask } from '@wmdrm/core';

/** Next to nothing a thread makes outlives a chunk: room for it, in MiB, beyond this only takes memory. */
const resourceLimits = { maxYoungGenerationSizeMb: 4 };

/** What runs in a thread; beside this module, built or not. Throws in a CommonJS bundle: no module knows its place there. */
const threadModule = (): URL => new URL('./chunk-thread.js', import.meta.url);

type Answer = (checked: CheckedChunk | undefined) => void;

/** A thread that runs `chunk-thread.ts`, as the one that started it sees it. One that cannot be started has ended. */
export class ChunkThread {
  state: 'starting' | 'ready' | 'ended' = 'starting';
  private readonly worker: Worker | undefined;
  private readonly answers: Answer[] = [];

  constructor(module?: URL) {
    try {
      this.worker = new Worker(module ?? threadModule(), { stderr: true, resourceLimits });
    } catch {
      // Not permitted, no memory for it, or no module to run.
      this.state = 'ended';
      return;
    }
    this.worker.on('message', (message: 'ready' | CheckedChunk) => {
      if (message !== 'ready') this.answers.shift()?.(message);
      // What a thread said before it died may come after the news of its death.
      else if (this.state === 'starting') this.state = 'ready';
    });
    this.worker.on('error', () => this.die());
    this.worker.on('exit', () => this.die());
  }

  /** Chunks it has not answered yet. */
  get waiting(): number {
    return this.answers.length;
  }

  /** Takes the task's memory; answers `undefined` if the thread ends before it has. */
  check(task: ChunkTask): Promise<CheckedChunk | undefined> {
    return new Promise((resolve) => {
      this.answers.push(resolve);
      this.worker?.postMessage(task, [task.bytes.buffer]);
    });
  }

  /** Ends the thread, whatever it is doing, and resolves when it has gone. */
  async end(): Promise<void> {
    this.die();
    await this.worker?.terminate();
  }

  private die(): void {
    this.state = 'ended';
    for (const answer of this.answers.splice(0)) answer(undefined);
  }
}
