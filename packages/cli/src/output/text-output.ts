import type { LineSink } from './line-sink.js';
import type { BodyLine, EndLine, Output } from './output.js';
import type { ProgressLine, StartedLine } from './output-line.js';
import { printable } from './printable.js';
import type { ProgressDisplay } from './progress-display.js';

/** Text for people: results on standard output; store, warnings, progress and errors on standard error. */
export class TextOutput implements Output {
  readonly #stdout: LineSink;
  readonly #stderr: LineSink;
  readonly #progress: ProgressDisplay | undefined;
  readonly #quiet: boolean;
  readonly #emphasis: Emphasis;

  constructor(options: {
    readonly stdout: LineSink;
    readonly stderr: LineSink;
    /** Absent if the user wants none. */
    readonly progress?: ProgressDisplay | undefined;
    readonly quiet: boolean;
    /** Colours the first word of warnings and errors. */
    readonly emphasis: Emphasis;
  }) {
    this.#stdout = options.stdout;
    this.#stderr = options.stderr;
    this.#progress = options.progress;
    this.#quiet = options.quiet;
    this.#emphasis = options.emphasis;
  }

  get closed(): boolean {
    return this.#stdout.closed;
  }

  async started(line: StartedLine): Promise<void> {
    if (line.store !== undefined) await this.#stderr.write(`Store: ${printable(line.store)}\n`);
  }

  async data(_line: BodyLine | undefined, text: string): Promise<void> {
    await this.#write(this.#stdout, text);
  }

  async note(_line: BodyLine, text: string): Promise<void> {
    if (!this.#quiet) await this.#write(this.#stdout, text);
  }

  async warning(_code: string, message: string): Promise<void> {
    await this.#write(this.#stderr, `${this.#emphasis('warning')} ${printable(message)}`);
  }

  async progress(line: ProgressLine): Promise<void> {
    await this.#progress?.show(line);
  }

  async end(line: EndLine, text: string): Promise<void> {
    switch (line.type) {
      case 'completed':
        return this.#write(this.#stdout, text);
      case 'cancelled':
        return this.#write(this.#stderr, text);
      case 'failed':
        return this.#write(this.#stderr, `${this.#emphasis('error')} ${text}`);
    }
  }

  async #write(sink: LineSink, text: string): Promise<void> {
    if (text === '') return;
    await this.#progress?.clear();
    await sink.write(`${text}\n`);
  }
}

/** Writes the word and a colon, coloured where the terminal shows colours. */
export type Emphasis = (word: 'warning' | 'error') => string;
