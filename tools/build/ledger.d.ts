import 'vitest';

/** What the longer tests count, as the ledger at their end shows it. */
export type LedgerLine =
  | 'kills: first backup'
  | 'kills: overwriting backup'
  | 'kills: backup of what changed'
  | 'kills: prune'
  | 'kills: restore'
  | 'kills: import'
  | 'crash points'
  | 'crash images'
  | 'crash chains'
  | 'zombie and two-writer points'
  | 'fuzz inputs'
  | 'bits flipped in sets'
  | 'bits flipped in stores'
  | 'system calls cut'
  | 'losses';

/** What one test, or all of them, did. */
export type Ledger = Readonly<Partial<Record<LedgerLine, number>>>;

declare module 'vitest' {
  interface TaskMeta {
    /** What this test did; the closing report of the longer tests adds it up. */
    ledger?: Ledger;
  }
}
