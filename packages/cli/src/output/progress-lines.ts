import type { LineSink } from './line-sink.js';
import type { ProgressLine } from './output-line.js';
import type { ProgressDisplay } from './progress-display.js';
import { fractionDone, progressText } from './progress-text.js';

/** For logs and pipes: a plain line for each phase and for each further quarter of the bytes. */
export class ProgressLines implements ProgressDisplay {
  readonly #sink: LineSink;
  #phase: string | undefined;
  #quarter = 0;

  constructor(sink: LineSink) {
    this.#sink = sink;
  }

  async show(line: ProgressLine): Promise<void> {
    const quarter = Math.floor(fractionDone(line) * 4);
    if (line.phase === this.#phase && quarter === this.#quarter) return;
    this.#phase = line.phase;
    this.#quarter = quarter;
    await this.#sink.write(`${line.phase.padEnd(10)} ${progressText(line)}\n`);
  }

  async clear(): Promise<void> {}
}
