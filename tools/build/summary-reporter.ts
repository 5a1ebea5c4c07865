import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Reporter, TestCase, TestModule, TestRunEndReason, Vitest } from 'vitest/node';
import type { Ledger, LedgerLine } from './ledger.d.ts';
import type { TestSummary } from './test-summary.ts';

/** Writes what a run did into one small file, with the reason of every skipped test. */
export class SummaryReporter implements Reporter {
  readonly #file: string;
  #root = '.';

  /** @param file where to write, relative to the folder of the package */
  constructor(file: string) {
    this.#file = file;
  }

  onInit(vitest: Vitest): void {
    this.#root = vitest.config.root;
    // A run that dies half-way must not leave the figures of the one before.
    rmSync(path.resolve(this.#root, this.#file), { force: true });
  }

  onTestRunEnd(
    modules: readonly TestModule[],
    unhandledErrors: readonly unknown[],
    reason: TestRunEndReason,
  ): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const inState = (state: string): TestCase[] =>
      tests.filter((test) => test.result().state === state);
    const failed = inState('failed').map(nameOf);
    for (const module of modules) {
      if (module.errors().length > 0) failed.push(`${module.relativeModuleId} (does not load)`);
    }
    if (unhandledErrors.length > 0) failed.push(`${unhandledErrors.length} unhandled error(s)`);
    if (reason === 'interrupted') failed.push('the run was interrupted');

    const summary: TestSummary = {
      passed: inState('passed').length,
      failed,
      skipped: [...inState('skipped'), ...inState('pending')].map((test) => ({
        name: nameOf(test),
        reason: reasonOf(test),
      })),
      ...ledgerOf(tests),
    };
    const file = path.resolve(this.#root, this.#file);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(summary, null, 2)}\n`);
  }
}

/** The sum of what the tests counted; nothing if none did. */
function ledgerOf(tests: readonly TestCase[]): { readonly ledger?: Ledger } {
  const sums: Partial<Record<LedgerLine, number>> = {};
  for (const test of tests) {
    for (const [line, count] of Object.entries(test.meta().ledger ?? {})) {
      sums[line as LedgerLine] = (sums[line as LedgerLine] ?? 0) + count;
    }
  }
  return Object.keys(sums).length === 0 ? {} : { ledger: sums };
}

function nameOf(test: TestCase): string {
  return `${test.module.relativeModuleId} > ${test.fullName}`;
}

function reasonOf(test: TestCase): string {
  const result = test.result();
  const note = result.state === 'skipped' ? result.note : undefined;
  return note ?? (test.options.mode === 'todo' ? 'still to be written' : 'no reason given');
}
