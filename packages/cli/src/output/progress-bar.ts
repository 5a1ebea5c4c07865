import type { LineSink } from './line-sink.js';
import type { ProgressLine } from './output-line.js';
import type { ProgressDisplay } from './progress-display.js';
import { fractionDone, progressText } from './progress-text.js';

const cells = 20;
const eraseLine = '\r\u001b[K';

/** One line at the bottom of a terminal, drawn over and over. */
export class ProgressBar implements ProgressDisplay {
  readonly #sink: LineSink;
  readonly #columns: () => number;
  readonly #colour: (text: string) => string;
  #drawn = false;

  constructor(
    sink: LineSink,
    options: {
      /** Width of the terminal at this moment. */
      readonly columns: () => number;
      readonly colour: (text: string) => string;
    },
  ) {
    this.#sink = sink;
    this.#columns = options.columns;
    this.#colour = options.colour;
  }

  async show(line: ProgressLine): Promise<void> {
    const filled = Math.floor(fractionDone(line) * cells);
    const bar = '#'.repeat(filled) + '-'.repeat(cells - filled);
    const rest = `${progressText(line)}  ${line.phase}`;
    // A line that wraps could not be erased again.
    const room = this.#columns() - 1 - cells - 3;
    const text = room >= 4 ? `[${this.#colour(bar)}] ${rest.slice(0, room)}` : '';
    this.#drawn = true;
    await this.#sink.write(`${eraseLine}${text}`);
  }

  async clear(): Promise<void> {
    if (!this.#drawn) return;
    this.#drawn = false;
    await this.#sink.write(eraseLine);
  }
}
