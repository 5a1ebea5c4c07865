import { ledgerLines } from './ledger-lines.ts';
import type { Outcome } from './outcome.ts';

export interface ClosingReport {
  /** The report; its last line is the closing line, without a line end. */
  readonly text: string;
  /** Failed tests and targets. */
  readonly failed: number;
}

/**
 * Shows the ledger of the longer tests, names what was skipped (with its reason) and what failed, and ends with
 * `N passed, N failed`, and `, N skipped` if any were.
 */
export function closingReport({ tests, failedTargets, notRun }: Outcome): ClosingReport {
  const skipped = tests.flatMap(({ project, summary }) =>
    summary.skipped.map(({ name, reason }) => `${project}: ${name}: ${reason}`),
  );
  const failures = [
    ...failedTargets,
    ...tests.flatMap(({ project, summary }) => summary.failed.map((name) => `${project}: ${name}`)),
  ];
  const passed = tests.reduce((sum, { summary }) => sum + summary.passed, 0);

  const closing = [`${passed} passed`, `${failures.length} failed`];
  if (skipped.length > 0) closing.push(`${skipped.length} skipped`);
  const lines = [
    ...section('Ledger:', ledgerLines(tests.map(({ summary }) => summary.ledger ?? {}))),
    ...section('Skipped:', skipped),
    ...section('Not run, because something they need failed:', notRun),
    ...section('Failed:', failures),
    '',
  ];
  return { text: [...lines, closing.join(', ')].join('\n'), failed: failures.length };
}

function section(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : ['', title, ...items.map((item) => `  ${item}`)];
}
