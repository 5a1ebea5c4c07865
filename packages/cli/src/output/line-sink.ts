import type { Writable } from 'node:stream';

/** Text on its way out. A reader that has gone (EPIPE) is not an error: the rest is dropped. */
export class LineSink {
  readonly #stream: Writable;
  #closed = false;

  constructor(stream: Writable) {
    this.#stream = stream;
    stream.on('error', () => {
      this.#closed = true;
    });
  }

  /** True once nobody reads any more. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Writes `text` as it is; resolves when there is room for more. */
  async write(text: string): Promise<void> {
    if (this.#closed || this.#stream.write(text)) return;
    await new Promise<void>((resolve) => {
      const stream = this.#stream;
      const done = (): void => {
        stream.off('drain', done);
        stream.off('error', done);
        stream.off('close', done);
        resolve();
      };
      stream.on('drain', done);
      stream.on('error', done);
      stream.on('close', done);
    });
  }
}
