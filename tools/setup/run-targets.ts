/**
 * Runs nx over the whole workspace and ends with the closing line. One word says what to run:
 * `test` for the checks of every change, `full` for the longer tests.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { closingReport } from './closing-report.ts';
import { readOutcome } from './outcome.ts';
import { runNx } from './run-nx.ts';

const suites: Readonly<Record<string, { readonly targets: string; readonly summary: string }>> = {
  test: {
    targets: 'typecheck,build,test,lint,check-package,format:check',
    summary: 'test-results/summary.json',
  },
  full: { targets: 'test:full', summary: 'test-results/full.json' },
};

const name = process.argv[2] ?? '';
const suite = suites[name];
if (suite === undefined) {
  console.error(`Name what to run: ${Object.keys(suites).join(' or ')}.`);
  process.exit(2);
}
const root = path.resolve(import.meta.dirname, '../..');
const runFile = path.join(root, '.nx/cache/run.json');
rmSync(runFile, { force: true });

const { targets, summary } = suite;
const { status } = runNx({ root, targets });
const report = closingReport(readOutcome({ root, runFile, targets, summary, exitCode: status }));
console.log(report.text);
process.exitCode = report.failed > 0 ? 1 : 0;
