import { describe, expect, test } from 'vitest';
import type { Ledger } from '../../build/ledger.d.ts';
import { closingReport } from '../../setup/closing-report.ts';

const summary = { passed: 3, failed: [], skipped: [] };
const lastLine = (text: string): string | undefined => text.split('\n').at(-1);

describe('the closing line', () => {
  test('counts the tests of all projects', () => {
    const tests = ['a', 'b'].map((project) => ({ project, summary }));
    const report = closingReport({ tests, failedTargets: [], notRun: [] });
    expect(lastLine(report.text)).toBe('6 passed, 0 failed');
    expect(report.failed).toBe(0);
  });

  test('counts skipped tests only if there are any', () => {
    const skipped = [{ name: 'src/x.test.ts > shares', reason: 'needs Windows' }];
    const tests = [{ project: 'a', summary: { ...summary, skipped } }];
    const { text } = closingReport({ tests, failedTargets: [], notRun: [] });
    expect(text).toContain('a: src/x.test.ts > shares: needs Windows');
    expect(lastLine(text)).toBe('3 passed, 0 failed, 1 skipped');
  });

  test('counts and names failed tests and failed targets', () => {
    const tests = [{ project: 'a', summary: { ...summary, failed: ['src/x.test.ts > holds'] } }];
    const report = closingReport({ tests, failedTargets: ['b:lint'], notRun: ['c:test'] });
    expect(report.text).toContain('a: src/x.test.ts > holds');
    expect(report.text).toContain('b:lint');
    expect(report.text).toContain('c:test');
    expect(lastLine(report.text)).toBe('3 passed, 2 failed');
    expect(report.failed).toBe(2);
  });
});

describe('the ledger', () => {
  const ledgerOf = (...ledgers: Ledger[]): string => {
    const tests = ledgers.map((ledger) => ({ project: 'a', summary: { ...summary, ledger } }));
    return closingReport({ tests, failedTargets: [], notRun: [] }).text;
  };

  test('adds up what the projects counted, losses last', () => {
    const text = ledgerOf({ losses: 0, 'kills: prune': 300 }, { losses: 1, 'kills: prune': 1000 });
    const lines = text.split('\n').map((line) => line.trim().replace(/ +/g, ' '));
    expect(lines.slice(0, 4)).toEqual(['', 'Ledger:', 'kills: prune 1,300', 'losses 1']);
  });

  test('is left out where nobody counted', () => {
    expect(ledgerOf({})).not.toContain('Ledger');
  });
});
