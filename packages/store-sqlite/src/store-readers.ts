import type { StoreMoment } from './store-moment.js';
import { StoreReader, type ReaderThreadOptions } from './store-reader.js';

/** Threads that read one store. */
export class StoreReaders {
  private readonly readers: readonly StoreReader[];
  private readonly idle: StoreReader[];

  private constructor(readers: readonly StoreReader[]) {
    this.readers = readers;
    this.idle = [...readers];
  }

  get count(): number {
    return this.readers.length;
  }

  /** Starts `count` threads, and resolves when all have opened the store. Rejects where that is not possible. */
  static async start(count: number, options: ReaderThreadOptions): Promise<StoreReaders> {
    const started: StoreReader[] = [];
    try {
      while (started.length < count) started.push(new StoreReader(options));
      await Promise.all(started.map((reader) => reader.opened()));
      return new StoreReaders(started);
    } catch (error) {
      await Promise.all(started.map((reader) => reader.end()));
      throw error;
    }
  }

  /** True if all of them, as they begin now, see this state. Nobody may change the store meanwhile. */
  async beginAt({ storeId, sequence }: StoreMoment): Promise<boolean> {
    const moments = await Promise.all(this.readers.map((reader) => reader.begin()));
    return moments.every((each) => each.storeId === storeId && each.sequence === sequence);
  }

  /** A thread that has nothing to do, for `work`; `undefined` if all are busy. */
  take(): StoreReader | undefined {
    return this.idle.pop();
  }

  giveBack(reader: StoreReader): void {
    this.idle.push(reader);
  }

  /** Ends all threads; resolves when they have. */
  async end(): Promise<void> {
    await Promise.all(this.readers.map((reader) => reader.end()));
  }
}
