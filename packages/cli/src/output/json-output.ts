import type { LineSink } from './line-sink.js';
import type { BodyLine, EndLine, Output } from './output.js';
import type { OutputLine, ProgressLine, StartedLine } from './output-line.js';

/** One JSON object a line on standard output, and nothing else there. */
export class JsonOutput implements Output {
  readonly #stdout: LineSink;
  readonly #quiet: boolean;

  constructor(stdout: LineSink, options: { readonly quiet: boolean }) {
    this.#stdout = stdout;
    this.#quiet = options.quiet;
  }

  get closed(): boolean {
    return this.#stdout.closed;
  }

  started(line: StartedLine): Promise<void> {
    return this.#write(line);
  }

  async data(line: BodyLine | undefined): Promise<void> {
    if (line) await this.#write(line);
  }

  async note(line: BodyLine): Promise<void> {
    if (!this.#quiet) await this.#write(line);
  }

  warning(code: string, message: string): Promise<void> {
    return this.#write({ type: 'warning', code, message });
  }

  async progress(line: ProgressLine): Promise<void> {
    if (!this.#quiet) await this.#write(line);
  }

  end(line: EndLine): Promise<void> {
    return this.#write(line);
  }

  #write(line: OutputLine): Promise<void> {
    return this.#stdout.write(`${JSON.stringify(line)}\n`);
  }
}
