import type { StoreMoment } from './store-moment.js';
import { StoreReader, type ReaderThreadOptions } from './store-reader.js';

/** Threads that read one store, each from the moment on at which it has joined. */
export class StoreReaders {
  /** Resolves with the number of those that have joined, once each has, or has ended. */
  readonly joined: Promise<number>;
  private readonly readers: readonly StoreReader[];
  private readonly idle: StoreReader[] = [];
  private ending = false;

  /**
   * @param join lets a thread that has opened the store begin its transaction; false if it sees another state than it
   * should. A thread of which that is said, or that cannot be started, is not used: that is slower and no failure.
   */
  constructor(readers: readonly StoreReader[], join: (reader: StoreReader) => Promise<boolean>) {
    this.readers = readers;
    this.joined = Promise.all(readers.map((reader) => this.await(reader, join))).then(
      (used) => used.filter(Boolean).length,
    );
  }

  get count(): number {
    return this.readers.length;
  }

  /** A thread that has nothing to do; `undefined` if none has joined that is not busy. */
  take(): StoreReader | undefined {
    return this.idle.pop();
  }

  giveBack(reader: StoreReader): void {
    this.idle.push(reader);
  }

  /** Ends all threads; resolves when they have. */
  async end(): Promise<void> {
    this.ending = true;
    await endAll(this.readers);
  }

  private async await(
    reader: StoreReader,
    join: (reader: StoreReader) => Promise<boolean>,
  ): Promise<boolean> {
    try {
      await reader.opened();
      if (!this.ending && (await join(reader))) {
        this.idle.push(reader);
        return true;
      }
    } catch {
      // Also where other writers leave no moment for it.
    }
    await reader.end();
    return false;
  }
}

/** Starts `count` threads. Throws where that is not possible. */
export function startReaders(count: number, options: ReaderThreadOptions): readonly StoreReader[] {
  const started: StoreReader[] = [];
  try {
    while (started.length < count) started.push(new StoreReader(options));
    return started;
  } catch (error) {
    void endAll(started);
    throw error;
  }
}

/** Ends threads; resolves when they have. */
export async function endAll(readers: readonly StoreReader[]): Promise<void> {
  await Promise.all(readers.map((reader) => reader.end()));
}

/** Whether a thread sees a state, as it begins now. Nobody may change the store meanwhile. */
export async function beginsAt(
  reader: StoreReader,
  { storeId, sequence }: StoreMoment,
): Promise<boolean> {
  const seen = await reader.begin();
  return seen.storeId === storeId && seen.sequence === sequence;
}
