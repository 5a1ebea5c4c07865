import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { backupLicensesPage } from './backup-licenses-page.ts';
import { countTests, decisionNumbers } from './decisions.ts';
import { findGaps } from './gaps.ts';
import { testTitles } from './test-titles.ts';
import { textReport } from './text-report.ts';

const decisionsPage = 'docs/reference/com-decisions.md';
const testedFolder = 'packages/com/src';

export interface Trace {
  readonly text: string;
  /** One line each. */
  readonly gaps: readonly string[];
}

/** Compares the pages with the tests of the workspace in `root`. */
export function trace(root: string): Trace {
  const read = (file: string): string | undefined => {
    const place = path.join(root, file);
    return existsSync(place) ? readFileSync(place, 'utf8') : undefined;
  };
  const numbers = decisionNumbers(read(decisionsPage) ?? '');
  const decisions = countTests(numbers, titlesBelow(path.join(root, testedFolder)));
  const gaps = [
    ...findGaps(backupLicensesPage, read),
    ...(numbers.length === 0 ? [`${decisionsPage} has no decisions`] : []),
    ...[...decisions].flatMap(([name, tests]) =>
      tests > 0 ? [] : `no test names decision ${name}`,
    ),
  ];
  const counts = [...decisions].map(([name, tests]) => `${name} ${tests}`);
  const text = [
    textReport(backupLicensesPage),
    '',
    `Tests that name each decision of ${decisionsPage}`,
    ...inLines(counts, 10).map((line) => `  ${line}`),
    '',
    `${backupLicensesPage.requirements.length} sentences, ${decisions.size} decisions, ${gaps.length} gaps`,
  ].join('\n');
  return { text, gaps };
}

function titlesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => testTitles(readFileSync(path.join(folder, name), 'utf8')));
}

function inLines(items: readonly string[], perLine: number): readonly string[] {
  const lines: string[] = [];
  for (let at = 0; at < items.length; at += perLine) {
    lines.push(items.slice(at, at + perLine).join(', '));
  }
  return lines;
}
