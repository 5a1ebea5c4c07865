import type { Ledger } from './ledger.d.ts';

/** What one run of one package's tests did; the file `test-results/summary.json`. */
export interface TestSummary {
  readonly passed: number;
  /** Names of the failed tests, and of the files that did not load. */
  readonly failed: readonly string[];
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
  /** What its tests counted; only the longer ones do. */
  readonly ledger?: Ledger;
}
