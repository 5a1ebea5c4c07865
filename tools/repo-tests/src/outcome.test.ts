import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readOutcome, type Outcome } from '../../setup/outcome.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'wmdrm-outcome-'));
  write('packages/core/package.json', {
    name: '@wmdrm/core',
    scripts: { test: 'vitest', lint: 'eslint' },
  });
  mkdirSync(path.join(root, 'tools'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(file: string, value: unknown): void {
  const full = path.join(root, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, JSON.stringify(value));
}

function ranTask(target: string, status: number): void {
  const task = { taskId: `@wmdrm/core:${target}`, target, projectName: '@wmdrm/core', status };
  write('run.json', { tasks: [task] });
}

function outcome(exitCode: number, targets = 'test'): Outcome {
  const runFile = path.join(root, 'run.json');
  return readOutcome({ root, runFile, targets, summary: 'test-results/summary.json', exitCode });
}

const summary = { passed: 2, failed: [], skipped: [] };

test('takes the figures of a project’s tests', () => {
  ranTask('test', 0);
  write('packages/core/test-results/summary.json', summary);
  expect(outcome(0)).toEqual({
    tests: [{ project: '@wmdrm/core', summary }],
    failedTargets: [],
    notRun: [],
  });
});

test('a failed target is a failure', () => {
  ranTask('lint', 1);
  expect(outcome(1).failedTargets).toEqual(['@wmdrm/core:lint']);
});

test('a test target that failed without a failed test is a failure', () => {
  ranTask('test', 1);
  write('packages/core/test-results/summary.json', summary);
  expect(outcome(1).failedTargets).toEqual(['@wmdrm/core:test']);
});

test('a failed test is counted once', () => {
  ranTask('test', 1);
  write('packages/core/test-results/summary.json', { ...summary, failed: ['holds'] });
  expect(outcome(1).failedTargets).toEqual([]);
});

test('a passed test target without figures is a failure', () => {
  ranTask('test', 0);
  expect(outcome(0).failedTargets).toEqual([
    '@wmdrm/core:test (left no test-results/summary.json)',
  ]);
});

test('nx ending before it runs anything is a failure', () => {
  expect(outcome(1).failedTargets).toHaveLength(1);
});

test('nx failing for a reason of its own is a failure', () => {
  ranTask('lint', 0);
  expect(outcome(1, 'lint').failedTargets).toEqual(['nx (exit 1)']);
});

test('names the targets that never ran', () => {
  ranTask('lint', 1);
  expect(outcome(1, 'lint,test')).toMatchObject({
    failedTargets: ['@wmdrm/core:lint'],
    notRun: ['@wmdrm/core:test'],
  });
});

test('a target that never ran without a failure is one', () => {
  ranTask('lint', 0);
  expect(outcome(0, 'lint,test').failedTargets).toEqual(['@wmdrm/core:test']);
});
