import { Worker } from 'node:worker_threads';
import { LicenseStoreError, releaseBytes, type RecordChunk } from '@wmdrm/core';
import type { ReadPlan } from './chunk-reader.js';
import type {
  FromReaderThread,
  ReaderThreadData,
  SentError,
  ToReaderThread,
} from './reader-messages.js';
import type { StoreMoment } from './store-moment.js';
import { translateError } from './store-errors.js';
import { StoreFault } from './store-fault.js';

/** Chunks a thread makes before the one it sent is asked for. */
const chunksAhead = 2;

/** Little of what a thread makes outlives a chunk: room for it, in MiB, beyond this only takes memory. */
const resourceLimits = { maxYoungGenerationSizeMb: 4 };

/** What runs in the thread; beside this module, built or not. Throws in a CommonJS bundle: no module knows its place there. */
const readerModule = (): URL => new URL('./reader-thread.js', import.meta.url);

export interface ReaderThreadOptions extends ReaderThreadData {
  /** Default `reader-thread.js` beside this module; another one in tests. */
  readonly module: URL | undefined;
}

/**
 * A thread that reads a store (`reader-thread.ts`), one read at a time. Used in this order: {@link opened},
 * {@link begin}, {@link read} any number of times, {@link end}. Rejects with what the thread met, and with `store-io` when it
 * died.
 */
export class StoreReader {
  private readonly location: string;
  private readonly thread: Worker;
  private readonly ended: Promise<void>;
  private readonly said: FromReaderThread[] = [];
  private death: LicenseStoreError | undefined;
  private wake: () => void = () => undefined;
  private reads = 0;
  private hasOpened = false;

  /** Throws where no thread can be started. */
  constructor({ module, ...data }: ReaderThreadOptions) {
    this.location = data.file;
    // What it says to its standard error comes as an event as well, but for the warning that `node:sqlite` is new.
    this.thread = new Worker(module ?? readerModule(), {
      workerData: data,
      stderr: true,
      resourceLimits,
    });
    this.thread.on('message', (message: FromReaderThread) => {
      this.said.push(message);
      this.wake();
    });
    this.thread.on('error', (error) => this.die(error));
    this.ended = new Promise((resolve) => {
      this.thread.on('exit', () => {
        this.die(undefined);
        resolve();
      });
    });
  }

  /** Resolves when the thread has opened the store. */
  async opened(): Promise<void> {
    await this.next('opened');
    this.hasOpened = true;
  }

  /** Begins a transaction, and says which state of the store it sees from now on. */
  async begin(): Promise<StoreMoment> {
    this.tell({ type: 'begin' });
    return (await this.next('begun')).state;
  }

  async *read(plan: ReadPlan): AsyncGenerator<RecordChunk, void> {
    this.reads += 1;
    const read = this.reads;
    this.tell({ type: 'read', read, plan, ahead: chunksAhead });
    try {
      for (;;) {
        const message = await this.next('chunk', 'done', 'failed');
        // Left over from a read that was given up.
        if (message.read !== read) continue;
        if (message.type === 'done') return;
        if (message.type === 'failed') throw received(message.error);
        this.tell({ type: 'more', read });
        const { chunk } = message;
        yield { ...chunk, release: () => releaseBytes(chunk.bytes) };
      }
    } finally {
      this.tell({ type: 'stop' });
    }
  }

  /** Ends the thread; resolves when it has. One that is still starting is not waited for. */
  end(): Promise<void> {
    if (this.hasOpened) this.tell({ type: 'end' });
    else void this.thread.terminate();
    return this.ended;
  }

  private async next<Type extends FromReaderThread['type']>(
    ...types: readonly Type[]
  ): Promise<Extract<FromReaderThread, { readonly type: Type }>> {
    for (;;) {
      const message = this.said.shift();
      if (message && isOneOf(message, types)) return message;
      if (message) continue;
      if (this.death) throw this.death;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  private tell(message: ToReaderThread): void {
    this.thread.postMessage(message);
  }

  private die(error: unknown): void {
    this.death ??= translateError(
      new StoreFault('store-io', 'a thread that read it ended before its time', {
        details: { cause: error instanceof Error ? error.message : 'none' },
      }),
      this.location,
    );
    this.wake();
  }
}

function isOneOf<Type extends FromReaderThread['type']>(
  message: FromReaderThread,
  types: readonly Type[],
): message is Extract<FromReaderThread, { readonly type: Type }> {
  return types.some((type) => type === message.type);
}

function received({ code, message, ...options }: SentError): LicenseStoreError {
  return new LicenseStoreError(code, message, options);
}
