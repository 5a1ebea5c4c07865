import { numberIn } from './row-values.js';
import type { Writer } from './writer.js';

/** The two numbers a store gives out, each once. */
export class Counters {
  /** Of the last change. */
  sequence: number;
  /** Of the next license that is new. */
  nextPosition: number;
  private readonly writer: Writer;

  /** Reads them as they are inside the writer's transaction. */
  constructor(writer: Writer) {
    this.writer = writer;
    const row = writer.statements.counters.get();
    this.sequence = numberIn(row, 'sequence');
    this.nextPosition = numberIn(row, 'next_position');
  }

  /** Writes them back. */
  flush(): void {
    this.writer.statements.setCounters.run(this.sequence, this.nextPosition);
  }
}
