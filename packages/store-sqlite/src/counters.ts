import type { DatabaseSync } from 'node:sqlite';
import { numberIn } from './row-values.js';
import { StoreFault } from './store-fault.js';
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
    this.sequence = numberIn(writer.statements.counters.get(), 'sequence');
    this.nextPosition = endPositionIn(writer.db);
  }

  /** Writes them back. */
  flush(): void {
    this.writer.statements.setCounters.run(this.sequence, this.nextPosition);
  }
}

/**
 * The position of the next new license, as a connection sees it. Throws `store-corrupt` unless it follows the last one:
 * rows are never deleted, and a number that rotted would hide licenses, or make every walk over the positions endless.
 */
export function endPositionIn(db: DatabaseSync): number {
  const row = db
    .prepare('SELECT next_position, (SELECT max(position) FROM license) AS last FROM store')
    .get();
  const end = numberIn(row, 'next_position');
  const last = row?.['last'] === null ? 0 : numberIn(row, 'last');
  if (end === last + 1) return end;
  throw new StoreFault(
    'store-corrupt',
    `its next license would get position ${end}; its last one has ${last}`,
  );
}
