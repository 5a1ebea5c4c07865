import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '@wmdrm/core';
import { resultCodeOf } from './store-errors.js';

const busy = 5;
/** Milliseconds between attempts; the last one repeats. Short, so that a waiting process gets its turn between two commits. */
const pauses = [1, 1, 2, 2, 3, 5, 5, 8] as const;

/**
 * Begins a transaction that holds the write lock. Tries again until `deadline` (on the clock's monotonic time) while
 * another connection holds it, without blocking the event loop; then throws what SQLite said.
 */
export async function beginWriting(
  db: DatabaseSync,
  deadline: number,
  clock: Clock,
  assertOpen: () => void,
): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    assertOpen();
    try {
      db.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      const left = deadline - clock.monotonic();
      if (resultCodeOf(error) !== busy || left <= 0) throw error;
      await clock.sleep(Math.min(pauses[attempt] ?? 10, left));
    }
  }
}
