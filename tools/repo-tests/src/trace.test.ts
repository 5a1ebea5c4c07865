import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { backupLicensesPage } from '../../trace/backup-licenses-page.ts';
import { countTests, decisionNumbers } from '../../trace/decisions.ts';
import { findGaps } from '../../trace/gaps.ts';
import type { TestReference, TracedPage } from '../../trace/requirement.ts';
import { testTitles } from '../../trace/test-titles.ts';
import { textReport } from '../../trace/text-report.ts';
import { trace } from '../../trace/trace.ts';
import { root } from './workspace.js';

const source = `
import { describe, it, test } from 'vitest';
test('alone', () => {});
describe('a group', () => {
  it('has a test', () => { helper('no test'); });
  it.each([1, 2])('has a table of %d', () => {});
  it.skip('is skipped', () => {});
  describe.each([3])('a group of %d', () => {
    test(\`with a \\\`template\\\`\`, () => {});
  });
});
describe.skip('a skipped group', () => {
  it('never runs', () => {});
});
test.todo('is planned');
`;

/** A page of one section, shown by these tests. */
function page(...tests: readonly TestReference[]): TracedPage {
  const requirement = { section: 'Remarks', says: 'It returns.', requires: 'returns', tests };
  return { name: 'Page', sections: ['Remarks'], requirements: [requirement] };
}

const inSource = (title: string): TestReference => ({ file: 'a.test.ts', title });
const read = (file: string): string | undefined => (file === 'a.test.ts' ? source : undefined);

test('every sentence of the page and every decision has its tests', () => {
  expect(trace(root).gaps).toEqual([]);
});

test('the report gives each sentence with its section, our requirement and its tests', () => {
  const report = textReport(backupLicensesPage);
  for (const { section, says, requires, tests } of backupLicensesPage.requirements) {
    const [test] = tests;
    for (const part of [section, says, requires, test?.title ?? '-'])
      expect(report).toContain(part);
  }
});

test('the titles of tests are read without running them', () => {
  expect(testTitles(source)).toEqual([
    'alone',
    'a group > has a test',
    'a group > has a table of %d',
    'a group > a group of %d > with a `template`',
  ]);
});

describe('a gap is', () => {
  test('nothing, where the test is there', () => {
    expect(findGaps(page(inSource('a group > has a test')), read)).toEqual([]);
  });

  test.each([
    ['no test', page(), 'no test shows it'],
    ['a file that is not there', page({ file: 'b.test.ts', title: 'x' }), 'no file b.test.ts'],
    ['a title that is not there', page(inSource('has a test')), 'has no test "has a test"'],
    ['a skipped test', page(inSource('a group > is skipped')), 'has no test'],
    ['a skipped group', page(inSource('a skipped group > never runs')), 'has no test'],
    ['a section without a sentence', { ...page(), requirements: [] }, 'no sentence'],
    ['a section the page does not have', { ...page(inSource('alone')), sections: [] }, 'no such'],
  ] as const)('%s', (_name, traced, says) => {
    expect(findGaps(traced, read)).toEqual([expect.stringContaining(says)]);
  });
});

test('decisions are the first column of the tables, and tests name them as words', () => {
  const numbers = decisionNumbers('| no. | q |\n| --- | --- |\n| U9, U10 | x U3 |\n| U1  | y |\n');
  expect(numbers).toEqual(['U9', 'U10', 'U1']);
  const counts = countTests(numbers, ['U9: a', 'group > U9, U10: b', 'U100 and XU1']);
  expect([...counts]).toEqual([
    ['U9', 2],
    ['U10', 1],
    ['U1', 0],
  ]);
});

test('the command exits 0 without a gap', () => {
  const run = spawnSync(process.execPath, [path.join(root, 'tools/trace/main.ts')]);
  expect(run.status).toBe(0);
});

test('the command names the gaps and exits 1 where a test is missing', () => {
  // The same program in a workspace without tests.
  const scratch = path.join(root, 'tools/repo-tests/.tmp');
  mkdirSync(scratch, { recursive: true });
  const workspace = mkdtempSync(path.join(scratch, 'trace-'));
  onTestFinished(() => rmSync(workspace, { recursive: true, force: true }));
  cpSync(path.join(root, 'tools/trace'), path.join(workspace, 'tools/trace'), { recursive: true });
  const main = path.join(workspace, 'tools/trace/main.ts');
  const run = spawnSync(process.execPath, [main], { encoding: 'utf8' });
  expect(run.status).toBe(1);
  expect(run.stdout).toContain('gap: docs/reference/com-decisions.md has no decisions');
  expect(run.stdout).toContain('there is no file packages/com/src/types.test.ts');
});
